package dev.modelatlas.testsupport;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class DatabasesTest {

    @Test
    void twoNewDatabasesAreIndependent() throws SQLException {
        execute(Databases.fresh(), "create table mine (id int)");
        assertThat(execute(Databases.fresh(), "select to_regclass('mine')")).isNull();
    }

    @Test
    void trigramsRecognizeHangul() throws SQLException {
        var database = Databases.fresh();
        execute(database, "create extension pg_trgm");
        assertThat(execute(database, "select show_trgm('네이버')")).isNotEqualTo("{}");
    }

    private static String execute(Databases.Fresh database, String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return null;
            }
            var rows = statement.getResultSet();
            rows.next();
            return rows.getString(1);
        }
    }
}
