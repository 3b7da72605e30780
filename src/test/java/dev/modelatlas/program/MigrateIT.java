package dev.modelatlas.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.KillableServer;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/** The packaged program with migration at start disabled. */
class MigrateIT {
    private static final Duration SOON = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private Databases.Fresh database = Databases.fresh();

    /** Commands other than serve listen on no port, so they work although the ports of the server are occupied. */
    @Test
    void onlyTheMigrateCommandMigrates() throws Exception {
        try (var occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(listening("before", occupied).run("revisions").exitCode())
                    .isEqualTo(1);
            assertThat(listening("migrate", occupied).run("migrate").exitCode()).isZero();
            var revisions = listening("after", occupied).run("revisions");
            assertThat(revisions.exitCode()).isZero();
            assertThat(revisions.out().lines()).singleElement().asString().startsWith("number  label");
        }
    }

    private Program listening(String name, ServerSocket occupied) throws IOException {
        var port = Integer.toString(occupied.getLocalPort());
        return program(name).with("quarkus.http.port", port).with("quarkus.management.port", port);
    }

    /**
     * As in a rollback, the migration job of the older release runs on a database that the newer release has migrated.
     */
    @Test
    void migrateOfAnOlderReleaseAcceptsNewerMigrations() throws Exception {
        database = Atlas.emptyDatabase();
        execute("insert into flyway_schema_history select max(installed_rank) + 1, '9000', 'newer', 'SQL',"
                + " 'V9000__newer.sql', 1, 'newer', now(), 1, true from flyway_schema_history");
        execute("insert into flyway_schema_history select max(installed_rank) + 1, null, 'newer views', 'SQL',"
                + " 'R__newer_views.sql', 1, 'newer', now(), 1, true from flyway_schema_history");
        assertThat(program("back").run("migrate").exitCode()).isZero();
        assertThat(count("flyway_schema_history where description like 'newer%'"))
                .isEqualTo(2);
    }

    /**
     * Migration V0019 needs an exclusive lock on the table. Without a time limit, the migration would wait for the
     * reader, and new readers would wait for the migration.
     */
    @Test
    void migrationBlockedByAReaderGivesUpAndCanBeRepeated() throws Exception {
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .target(MigrationVersion.fromVersion("18"))
                .repeatableSqlMigrationPrefix("none")
                .load()
                .migrate();
        try (var reader = database.dataSource().getConnection();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select from model_version");
            var blocked = program("blocked")
                    .withVariable("QUARKUS_FLYWAY_MIGRATE_AT_START", "true")
                    .run("migrate");
            assertThat(blocked.exitCode()).isEqualTo(1);
            assertThat(blocked.out()).isEmpty();
            // Flyway logs a line before this message.
            assertThat(blocked.err())
                    .endsWith("A migration waited 5 s for a lock, and was rolled back. Another transaction, such as"
                            + " an import or pg_dump, holds the lock. Earlier migrations are complete. Run migrate"
                            + " again when the transaction has ended.\n")
                    .doesNotContain("Exception");
            reader.rollback();
        }
        assertThat(program("repeated").run("migrate").exitCode()).isZero();
        assertThat(count("flyway_schema_history where version = '0019'")).isEqualTo(1);
    }

    @Test
    void oneOfTwoConcurrentMigrationsDoesTheWork() throws Exception {
        migrateTwice("migrate");
        assertThat(count("revision")).isZero();
    }

    @Full
    @Test
    void oneOfTwoConcurrentMigrationsLoadsTheShippedRevisions() throws Exception {
        migrateTwice("migrate", "--shipped");
        assertThat(count("revision")).isEqualTo(9);
    }

    private void migrateTwice(String... arguments) throws Exception {
        var first = program("first").start(arguments);
        var second = program("second").start(arguments);
        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        assertThat(count("flyway_schema_history where version is not null group by version having count(*) > 1"))
                .isZero();
        assertThat(count("flyway_schema_history where success")).isPositive();
    }

    @Full
    @Test
    void unattendedCommandsWaitUntilTheDatabaseStarts() throws Exception {
        try (var server = new KillableServer()) {
            var address = server.database().getURL();
            server.kill();
            var migration = program("migrate")
                    .withVariable("QUARKUS_DATASOURCE_JDBC_URL", address)
                    .start("migrate");
            var nightly = program("import")
                    .withVariable("QUARKUS_DATASOURCE_JDBC_URL", address)
                    .withVariable("QUARKUS_FLYWAY_MIGRATE_AT_START", "true")
                    .start("import", "--shipped");
            var serving = program("serve")
                    .withVariable("QUARKUS_DATASOURCE_JDBC_URL", address)
                    .with("quarkus.http.port", "0")
                    .with("quarkus.management.port", "0")
                    .with("model-atlas.load-shipped", "false")
                    .with("quarkus.log.console.json.enabled", "true")
                    .start("serve");
            try {
                await().atMost(SOON).until(() -> written("migrate", "err").startsWith("Waiting up to 5"));
                await().atMost(SOON).until(() -> written("import", "err").startsWith("Waiting up to 5"));
                await().atMost(SOON).until(() -> written("serve", "err").contains("\"message\":\"Waiting up to 5"));
                server.startAgain();
                assertThat(migration.waitFor()).isZero();
                assertThat(nightly.waitFor()).isZero();
                assertThat(written("import", "out")).endsWith("9 revisions were made.\n");
                await().atMost(SOON).until(() -> written("serve", "out").contains("Listening on"));
            } finally {
                migration.destroy();
                nightly.destroy();
                serving.destroy();
                serving.waitFor();
            }
        }
    }

    private String written(String name, String file) throws IOException {
        return Files.readString(directory.resolve(name).resolve(file));
    }

    private Program program(String name) throws IOException {
        return Program.in(Files.createDirectory(directory.resolve(name)))
                .withVariable("QUARKUS_FLYWAY_MIGRATE_AT_START", "false")
                .withVariable("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl())
                .withVariable("QUARKUS_DATASOURCE_USERNAME", database.username())
                .withVariable("QUARKUS_DATASOURCE_PASSWORD", database.password());
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(String from) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from (select from " + from + ") found")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
