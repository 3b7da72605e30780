package dev.modelatlas.health;

import java.time.Duration;
import javax.sql.DataSource;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import dev.modelatlas.sql.Database;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.RecordedLog;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/** Readiness, with a database of its own that a test may damage. */
@Concurrent
class DataReadinessTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private PGSimpleDataSource database = Atlas.filledDatabase().dataSource();

    @Test
    void isNotReadyUntilThereIsARevision() {
        database = Atlas.emptyDatabase().dataSource();
        var atlas = Atlas.on(new Database().jdbi(database));
        var readiness = readiness();
        await().atMost(SOON).until(() -> told(readiness).equals("DOWN {database=empty}"));
        atlas.take("2024-01-01", Csv.file(Csv.row("First", "2024-01-01", "OpenAI")));
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=ready}"));
    }

    /** The server stays ready for a load balancer, so the alert needs another sign. */
    @Test
    void metricIs1OnlyWhileTheDatabaseCanBeUsed() {
        var readiness = readiness();
        var meters = new SimpleMeterRegistry();
        new ReadinessMetric(readiness).bindTo(meters);
        var gauge = meters.get("atlas.ready").gauge();
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=ready}"));
        assertThat(gauge.value()).isEqualTo(1);
        database.setPortNumbers(new int[] {1});
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=unreachable}"));
        assertThat(gauge.value()).isZero();
    }

    @Test
    void isNotReadyWithAMissingMigration() {
        // Repeatable migrations refer to tables of all versions, so none can be omitted.
        new Database()
                .jdbi(database)
                .useHandle(handle -> handle.execute("delete from flyway_schema_history where version ="
                        + " (select max(version) from flyway_schema_history)"));
        var readiness = readiness();
        await().atMost(SOON).until(() -> told(readiness).equals("DOWN {database=outdated}"));
    }

    @Test
    void isNotReadyWithoutTables() {
        database = Databases.fresh().dataSource();
        var readiness = readiness();
        await().atMost(SOON).until(() -> told(readiness).equals("DOWN {database=outdated}"));
        Atlas.on(database).take("2024-01-01", Csv.file(Csv.row("First", "2024-01-01", "OpenAI")));
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=ready}"));
    }

    @Test
    void isReadyWithTheDatabaseOfANewerBuild() {
        new Database()
                .jdbi(database)
                .useHandle(handle -> handle.execute("insert into flyway_schema_history"
                        + " (installed_rank, version, description, type, script, installed_by, execution_time, success)"
                        + " values (1000, '9000', 'of the next build', 'SQL', 'V9000__next.sql', 'test', 1, true)"));
        var readiness = readiness();
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=ready}"));
    }

    @Test
    void isNotReadyUntilTheViewsOfThisBuildAreCreated() {
        execute("update flyway_schema_history set checksum = checksum + 1 where script = 'R__model_facts.sql'");
        var readiness = readiness();
        await().atMost(SOON).until(() -> told(readiness).equals("DOWN {database=outdated}"));
        Atlas.on(database);
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=ready}"));
    }

    @Test
    void isReadyWithTheViewsOfANewerBuild() {
        addViewsOfAnotherBuild(1_000);
        var readiness = readiness();
        await().atMost(SOON)
                .until(() ->
                        told(readiness).startsWith("UP ") || told(readiness).contains("outdated"));
        assertThat(told(readiness)).isEqualTo("UP {database=ready}");
    }

    /** Flyway stores the directories of scripts or not, depending on how a program finds them. */
    @Test
    void isReadyIfAProgramFoundTheScriptsInAnotherWay() {
        execute("update flyway_schema_history set script = 'db/migration/' || script");
        var readiness = readiness();
        await().atMost(SOON)
                .until(() ->
                        told(readiness).startsWith("UP ") || told(readiness).contains("outdated"));
        assertThat(told(readiness)).isEqualTo("UP {database=ready}");
    }

    @Test
    void isNotReadyAfterAnOlderBuildCreatedItsViewsAgain() {
        addViewsOfAnotherBuild(0);
        addViewsOfAnotherBuild(1_000);
        var readiness = readiness();
        await().atMost(SOON).until(() -> told(readiness).equals("DOWN {database=outdated}"));
        Atlas.on(database);
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=ready}"));
    }

    @Test
    void logHasTheReasonWhyTheDatabaseCannotBeChecked() {
        execute("alter table flyway_schema_history rename column success to lost");
        var readiness = readiness();
        try (var log = RecordedLog.of(DataReadiness.class)) {
            await().atMost(SOON).until(() -> told(readiness).equals("DOWN {database=unreachable}"));
            assertThat(log.messages()).anyMatch(message -> message.contains("column \"success\" does not exist"));
        }
    }

    private void addViewsOfAnotherBuild(int rank) {
        execute("insert into flyway_schema_history"
                + " (installed_rank, description, type, script, checksum, installed_by, execution_time, success)"
                + " values (" + rank + ", 'model facts', 'SQL', 'R__model_facts.sql', 1, 'test', 1, true)");
    }

    private void execute(String statement) {
        new Database().jdbi(database).useHandle(handle -> handle.execute(statement));
    }

    private DataReadiness readiness() {
        return readiness(database);
    }

    static DataReadiness readiness(DataSource database) {
        var flyway = Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load();
        return new DataReadiness(new DatabaseState(new Database().jdbi(database), flyway));
    }

    static String told(DataReadiness readiness) {
        var response = readiness.call();
        return response.getStatus() + " " + response.getData().orElseThrow();
    }
}
