package dev.modelatlas.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * Decides which process may migrate its database at start. A migration can take other servers out of service: an older
 * build creates its own views again, which lack columns that newer servers read.
 */
final class MigrationAtStart {
    static final String SETTING = "quarkus.flyway.migrate-at-start";

    /** System property that shows, after a live reload, that this class and not the user has set {@link #SETTING}. */
    private static final String TURNED_OFF = "model-atlas-database.migration-turned-off";

    private static final int PATIENCE_MILLIS = 10_000;

    private MigrationAtStart() {}

    /**
     * Turns the migration at start off if the build of this process must not migrate the database.
     *
     * @param serving whether the process is a server. Other processes only use the tables that a server or the command
     *     migrate has prepared
     * @param report receives a message if a server does not migrate
     * @throws NoDatabaseException when the database fails
     */
    static void limit(DatabaseAddress database, boolean serving, Consumer<String> report) {
        if (System.clearProperty(TURNED_OFF) != null) {
            System.clearProperty(SETTING);
        }
        try (var connection = database.connect()) {
            // A migration that is running may have locked the tables.
            connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
            var newer = isNewer(connection);
            if (newer && serving) {
                report.accept(
                        "The database has a migration that this build lacks, so this server does not migrate it.");
            }
            if (newer || !serving && hasRevision(connection)) {
                System.setProperty(SETTING, "false");
                System.setProperty(TURNED_OFF, "true");
            }
        } catch (SQLException e) {
            throw database.unreachable(e);
        }
    }

    /** Whether the newest migration of the database does not belong to this build. */
    static boolean isNewer(Connection database) throws SQLException {
        if (!exists(database, "flyway_schema_history")) {
            return false;
        }
        try (var statement = database.createStatement();
                var newest = statement.executeQuery("select script from flyway_schema_history"
                        + " where version is not null and success order by installed_rank desc limit 1")) {
            return newest.next() && !isInThisBuild(newest.getString(1));
        }
    }

    /** Flyway stores the path of a script with or without its directories, depending on how it found the script. */
    private static boolean isInThisBuild(String script) {
        var name = script.substring(script.lastIndexOf('/') + 1);
        return MigrationAtStart.class.getResource("/db/migration/" + name) != null;
    }

    /** Whether the database contains data that servers may be serving. */
    static boolean hasRevision(Connection database) throws SQLException {
        if (!exists(database, "revision")) {
            return false;
        }
        try (var statement = database.createStatement();
                var revisions = statement.executeQuery("select from revision limit 1")) {
            return revisions.next();
        }
    }

    private static boolean exists(Connection database, String table) throws SQLException {
        try (var statement = database.createStatement();
                var found = statement.executeQuery("select to_regclass('" + table + "') is not null")) {
            return found.next() && found.getBoolean(1);
        }
    }
}
