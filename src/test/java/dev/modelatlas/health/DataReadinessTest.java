package dev.modelatlas.health;

import java.io.IOException;
import java.time.Duration;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import dev.modelatlas.sql.Database;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.KillableServer;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/** Readiness, with a database of its own that a test may damage. */
@Concurrent
class DataReadinessTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static KillableServer server;

    private PGSimpleDataSource database;

    @BeforeAll
    static void start() {
        server = new KillableServer();
    }

    @BeforeEach
    void makeDatabase() {
        database = server.database();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Full
    @Test
    void staysReadyAndReportsAKilledDatabase() throws Exception {
        filled();
        var readiness = readiness();
        assertThat(told(readiness)).isEqualTo("UP {database=ready}");
        server.kill();
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=unreachable}"));
        assertThat(readiness.isReady()).isFalse();
        server.startAgain();
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=ready}"));
        assertThat(readiness.isReady()).isTrue();
    }

    @Full
    @Test
    void staysReadyAndReportsWithinSecondsThatTheDatabaseStoppedResponding() throws Exception {
        filled();
        var readiness = readiness();
        assertThat(told(readiness)).isEqualTo("UP {database=ready}");
        server.freeze();
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=unreachable}"));
        server.thaw();
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=ready}"));
    }

    @Full
    @Test
    void isNotReadyBeforeTheDatabaseFirstResponds() throws Exception {
        filled();
        server.kill();
        var readiness = readiness();
        assertThat(told(readiness)).isEqualTo("DOWN {database=unreachable}");
        server.startAgain();
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=ready}"));
    }

    @Full
    @Test
    void staysNotReadyIfTheDatabaseIsKilledAfterItsTablesAreDropped() throws Exception {
        filled();
        var readiness = readiness();
        assertThat(told(readiness)).isEqualTo("UP {database=ready}");
        new Database().jdbi(database).useHandle(handle -> handle.execute("drop schema public cascade"));
        await().atMost(SOON).until(() -> told(readiness).equals("DOWN {database=outdated}"));
        server.kill();
        await().atMost(SOON).until(() -> told(readiness).equals("DOWN {database=unreachable}"));
        server.startAgain();
    }

    @Test
    void isNotReadyUntilThereIsARevision() {
        var atlas = Atlas.on(database);
        var readiness = readiness();
        assertThat(told(readiness)).isEqualTo("DOWN {database=empty}");
        atlas.take("2024-01-01", Csv.file(Csv.row("First", "2024-01-01", "OpenAI")));
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=ready}"));
    }

    @Test
    void isNotReadyWithAMissingMigration() {
        filled();
        // Repeatable migrations refer to tables of all versions, so none can be omitted.
        new Database()
                .jdbi(database)
                .useHandle(handle -> handle.execute("delete from flyway_schema_history where version ="
                        + " (select max(version) from flyway_schema_history)"));
        assertThat(told(readiness())).isEqualTo("DOWN {database=outdated}");
    }

    @Test
    void isNotReadyWithoutTables() {
        var readiness = readiness();
        await().atMost(SOON).until(() -> told(readiness).equals("DOWN {database=outdated}"));
        filled();
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=ready}"));
    }

    @Test
    void isReadyWithTheDatabaseOfANewerBuild() {
        filled();
        new Database()
                .jdbi(database)
                .useHandle(handle -> handle.execute("insert into flyway_schema_history"
                        + " (installed_rank, version, description, type, script, installed_by, execution_time, success)"
                        + " values (1000, '9000', 'of the next build', 'SQL', 'V9000__next.sql', 'test', 1, true)"));
        assertThat(told(readiness())).isEqualTo("UP {database=ready}");
    }

    @Test
    void isNotReadyUntilTheViewsOfThisBuildAreCreated() {
        filled();
        execute("update flyway_schema_history set checksum = checksum + 1 where script = 'R__model_facts.sql'");
        var readiness = readiness();
        await().atMost(SOON).until(() -> told(readiness).equals("DOWN {database=outdated}"));
        Atlas.on(database);
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=ready}"));
    }

    @Test
    void isReadyWithTheViewsOfANewerBuild() {
        filled();
        addViewsOfAnotherBuild(1_000);
        var readiness = readiness();
        await().atMost(SOON)
                .until(() ->
                        told(readiness).startsWith("UP ") || told(readiness).contains("outdated"));
        assertThat(told(readiness)).isEqualTo("UP {database=ready}");
    }

    @Test
    void isNotReadyAfterAnOlderBuildCreatedItsViewsAgain() {
        filled();
        addViewsOfAnotherBuild(0);
        addViewsOfAnotherBuild(1_000);
        var readiness = readiness();
        await().atMost(SOON).until(() -> told(readiness).equals("DOWN {database=outdated}"));
        Atlas.on(database);
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=ready}"));
    }

    private void addViewsOfAnotherBuild(int rank) {
        execute("insert into flyway_schema_history"
                + " (installed_rank, description, type, script, checksum, installed_by, execution_time, success)"
                + " values (" + rank + ", 'model facts', 'SQL', 'R__model_facts.sql', 1, 'test', 1, true)");
    }

    private void execute(String statement) {
        new Database().jdbi(database).useHandle(handle -> handle.execute(statement));
    }

    private void filled() {
        Atlas.on(database).take("2024-01-01", Csv.file(Csv.row("First", "2024-01-01", "OpenAI")));
    }

    private DataReadiness readiness() {
        var flyway = Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load();
        return new DataReadiness(new DatabaseState(new Database().jdbi(database), flyway));
    }

    private static String told(DataReadiness readiness) {
        var response = readiness.call();
        return response.getStatus() + " " + response.getData().orElseThrow();
    }
}
