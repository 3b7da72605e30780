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

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        migrateFurther();
        execute("insert into flyway_schema_history select max(installed_rank) + 1, null, 'newer views', 'SQL',"
                + " 'R__newer_views.sql', 1, 'newer', now(), 1, true from flyway_schema_history");
        assertThat(program("back").run("migrate").exitCode()).isZero();
        assertThat(count("flyway_schema_history where description like 'newer%'"))
                .isEqualTo(2);
    }

    /** Even a command that only reads could otherwise create the views of its own build again. */
    @Test
    void onlyServersAndMigrateMigrateADatabaseWithRevisions() throws Exception {
        database = Atlas.filledDatabase();
        var file = Files.writeString(directory.resolve("one.csv"), file(row("Alpha", "2024-01-31", "OpenAI")));
        replaceViews();
        var before = count("flyway_schema_history");
        assertThat(migrating("revisions").run("revisions").exitCode()).isZero();
        assertThat(migrating("import")
                        .run("import", file.toString(), "--as-of", "2026-09-01", "--dry-run", "--accept-losses")
                        .exitCode())
                .isZero();
        execute("update flyway_schema_history set checksum = 2 where description = 'model facts'");
        var outdated = migrating("outdated").run("revisions");
        assertThat(outdated.exitCode()).isEqualTo(1);
        assertThat(outdated.out()).isEmpty();
        assertThat(outdated.err())
                .isEqualTo(
                        "The database lacks migrations of this build, or another build has replaced the views of this"
                                + " build. Run this command with the build of your servers, or run `migrate` first.\n");
        assertThat(count("flyway_schema_history")).isEqualTo(before);
        assertThat(migrating("migrate").run("migrate").exitCode()).isZero();
        assertThat(migrating("after").run("revisions").exitCode()).isZero();
    }

    @Test
    void aServerMigratesADatabaseOfAnOlderBuild() throws Exception {
        assertThat(program("migrate").run("migrate").exitCode()).isZero();
        execute("update flyway_schema_history set checksum = 2 where description = 'model facts'");
        var before = count("flyway_schema_history");
        try (var serving = ServingProgram.start(migrating("serve").with("model-atlas.load-shipped", "false"))) {
            assertThat(serving.process().isAlive()).isTrue();
        }
        assertThat(count("flyway_schema_history")).isEqualTo(before + 1);
    }

    @Test
    void anOlderServerDoesNotMigrateADatabaseOfANewerBuild() throws Exception {
        database = Atlas.filledDatabase();
        migrateFurther();
        replaceViews();
        var before = count("flyway_schema_history");
        try (var serving = ServingProgram.start(migrating("serve"))) {
            assertThat(serving.process().isAlive()).isTrue();
        }
        assertThat(count("flyway_schema_history")).isEqualTo(before);
    }

    private void migrateFurther() throws SQLException {
        execute("insert into flyway_schema_history select max(installed_rank) + 1, '9000', 'newer', 'SQL',"
                + " 'V9000__newer.sql', 1, 'newer', now(), 1, true from flyway_schema_history");
    }

    /** As if a newer build had created its views. */
    private void replaceViews() throws SQLException {
        execute("insert into flyway_schema_history select max(installed_rank) + 1, null, 'model facts', 'SQL',"
                + " 'R__model_facts.sql', 1, 'newer', now(), 1, true from flyway_schema_history");
    }

    /** The program with the default of the setting. */
    private Program migrating(String name) throws IOException {
        return program(name).withVariable("QUARKUS_FLYWAY_MIGRATE_AT_START", "true");
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

    /** As in Kubernetes, when the migration job is evicted, and a publisher is faster than its next attempt. */
    @Test
    void migrateFailsIfAPublicationFollowedAnInterruptedLoad() throws Exception {
        database = Atlas.emptyDatabase();
        var atlas = Atlas.on(database.dataSource());
        assertThatThrownBy(() -> atlas.shipped().append(false, false, interrupted -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        atlas.take(Atlas.partner("2026-11-25"), file(row("Newborn", "2026-11-01", "Newborn Labs")));
        var again = program("again").run("migrate", "--shipped");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err())
                .contains("The database lacks these shipped revisions: 2024-11-22, 2025-02-01, 2025-05-20, 2025-07-21,"
                        + " 2025-11-01, 2026-03-30, 2026-08-19, 2026-08-19-facts.")
                .doesNotContain("Exception");
    }

    @Test
    void migrateOnlyNamesTheShippedRevisionsThatADatabaseWithOtherRevisionsLacks() throws Exception {
        database = Atlas.emptyDatabase();
        Atlas.on(database.dataSource())
                .take(Atlas.partner("2026-11-25"), file(row("Newborn", "2026-11-01", "Newborn Labs")));
        var outcome = program("own").run("migrate", "--shipped");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains("The database lacks these shipped revisions: 2024-07-16, ")
                .endsWith(", 2026-08-19-facts. Run `import --shipped` to append them.\n");
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
