package dev.modelatlas.revision;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Sees to it that there are revisions to read: the first two that are shipped, as far as their rows go. */
public final class RevisionRows {
    private static final String ROWS = """
            with origin as (
                insert into source (name, url, licence, attribution, sha256)
                values ('Fixture', 'https://example.org', 'CC BY 4.0', 'Nobody', repeat('0', 64))
                on conflict do nothing returning id)
            insert into revision
            select number, as_of::text, as_of, timestamptz '2026-01-01 00:00Z', 'fixture', id, number, number, 0, 0, 0
            from origin, (values (1, date '2024-07-16'), (2, date '2024-11-22')) rows (number, as_of)
            where not exists (select from revision)
            """;

    private RevisionRows() {}

    /**
     * Adds revisions 1 and 2 to an empty dataset.
     *
     * @return number of the current revision
     */
    public static int ensure(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            execute(connection, ROWS);
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select max(number) from revision")) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
