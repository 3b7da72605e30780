package dev.modelatlas.upstream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.csv.CsvImport;
import dev.modelatlas.csv.ShippedRevisions;
import dev.modelatlas.health.DatabaseState;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.sql.Database;
import dev.modelatlas.testsupport.AtOnce;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.RecordedLog;
import dev.modelatlas.testsupport.Sql;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Waiting.await;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Servers that share a schedule of checks. */
@Concurrent
class ScheduledSyncTest {
    private Databases.Fresh database = Atlas.emptyDatabase();
    private Atlas atlas = Atlas.on(new Database().jdbi(database.dataSource()));
    private final Map<String, String> settings =
            new HashMap<>(Map.of("model-atlas.source.private-addresses", "true", "model-atlas.source.interval", "1h"));
    private Origin origin;

    @BeforeEach
    void source() throws IOException {
        origin = new Origin();
        origin.has(Files.readString(Path.of("db/seed/0001-2024-07-16.csv")), "\"1\"", null);
        atlas.take(Atlas.partner("2024-01-01"), file(row("Newborn", "2023-11-01", "Newborn Labs")));
    }

    @AfterEach
    void end() {
        origin.close();
    }

    /** A server's schedule and metrics. */
    private record Server(ScheduledSync schedule, SimpleMeterRegistry metrics) {
        double outcome(String name) {
            return metrics.get("atlas.source.outcome")
                    .tag("outcome", name)
                    .gauge()
                    .value();
        }

        double interval() {
            return metrics.get("atlas.source.interval").gauge().value();
        }

        double seconds(String name) {
            return metrics.get("atlas.source." + name + ".timestamp").gauge().value();
        }
    }

    @Test
    void oneServerChecksTheSourceAndAllReportTheResult() {
        var servers = List.of(server(), server(), server());
        AtOnce.each(servers, server -> server.schedule().turn(origin.url()));
        assertThat(origin.conditions()).containsExactly("none");
        servers.forEach(server -> server.schedule().turn(origin.url()));
        assertThat(origin.conditions()).containsExactly("none");
        assertThat(servers).allMatch(server -> server.outcome("imported") == 1);
        assertThat(revisions()).isEqualTo(2);
    }

    /** The check would otherwise take the number of a shipped revision, which then can never be loaded in its place. */
    @Test
    void doesNotCheckUntilTheFirstLoadHasEnded() {
        database = Atlas.emptyDatabase();
        atlas = Atlas.on(new Database().jdbi(database.dataSource()));
        var server = server();
        server.schedule().turn(origin.url());
        assertThat(revisions()).isZero();
        assertThatThrownBy(() -> atlas.shipped().append(false, false, interrupted -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        server.schedule().turn(origin.url());
        assertThat(revisions()).isEqualTo(1);
        assertThat(atlas.lines("select url from upstream_check")).isEmpty();
        atlas.shipped().append(false, false, sentence -> {});
        server.schedule().turn(origin.url());
        assertThat(atlas.lines("select outcome from upstream_check")).containsExactly("MASS_CHANGE");
    }

    @Test
    void doesNotCheckUntilTheDatabaseIsMigrated() {
        database = Databases.fresh();
        var server = server();
        try (var log = RecordedLog.of(ScheduledSync.class)) {
            server.schedule().turn(origin.url());
            server.schedule().turn(origin.url());
            assertThat(log.messages())
                    .contains("The source is not checked yet: the database needs the migrations of this build, and the"
                            + " shipped revisions. To begin without the shipped revisions, run `sync --from URL` once.")
                    .noneMatch(message -> message.startsWith("sync failed"));
        }
        assertThat(origin.conditions()).isEmpty();
    }

    @Test
    void anotherServerMayPerformTheNextCheck() {
        server().schedule().turn(origin.url());
        anHourPasses();
        var next = server();
        AtOnce.each(List.of(next, server()), server -> server.schedule().turn(origin.url()));
        assertThat(origin.conditions()).containsExactly("none", "\"1\"");
        next.schedule().turn(origin.url());
        assertThat(next.outcome("unchanged")).isEqualTo(1);
    }

    /**
     * No server waits for a server that died, because the interval starts when a check begins, and not when it ends.
     */
    @Test
    void anotherServerChecksAfterAServerDiesDuringACheck() {
        var checks = new SourceCheckRepository(atlas.jdbi());
        assertThat(checks.begin(origin.url().toString(), Duration.ofHours(1))).isTrue();
        server().schedule().turn(origin.url());
        assertThat(origin.conditions()).isEmpty();
        anHourPasses();
        server().schedule().turn(origin.url());
        assertThat(revisions()).isEqualTo(2);
    }

    @Test
    void timesAreUnknownUntilTheFirstCheckEnds() {
        new SourceCheckRepository(atlas.jdbi()).begin(origin.url().toString(), Duration.ofHours(1));
        var server = server();
        server.schedule().turn(origin.url());
        assertThat(List.of(server.seconds("checked"), server.seconds("succeeded")))
                .containsExactly(Double.NaN, Double.NaN);
        anHourPasses();
        origin.status(500);
        server.schedule().turn(origin.url());
        assertThat(server.seconds("checked")).isPositive();
        assertThat(server.seconds("succeeded")).isZero();
    }

    @Test
    void failuresAndRefusalsDoNotEndTheSchedule() {
        var server = server();
        origin.status(500);
        server.schedule().turn(origin.url());
        assertThat(server.outcome("unreachable")).isEqualTo(1);
        anHourPasses();
        origin.has("<html></html>\n", "\"2\"", null);
        server.schedule().turn(origin.url());
        assertThat(server.outcome("refused")).isEqualTo(1);
        assertThat(revisions()).isEqualTo(1);
    }

    @Test
    void doesNotCheckWithoutAnInterval() {
        settings.remove("model-atlas.source.interval");
        server().schedule().turn(origin.url());
        assertThat(origin.conditions()).isEmpty();
    }

    @Test
    void metricShowsTheIntervalOrZero() {
        settings.put("model-atlas.source.interval", "7d");
        assertThat(server().interval()).isEqualTo(604_800);
        settings.remove("model-atlas.source.interval");
        assertThat(server().interval()).isZero();
    }

    @Test
    void scheduleStartsAndStopsWithTheServer() {
        settings.put("model-atlas.source.interval", "1s");
        var schedule = server().schedule();
        schedule.start(new StartupEvent());
        await().atMost(1, MINUTES).until(() -> revisions() == 2);
        await().atMost(1, MINUTES).until(() -> origin.conditions().contains("\"1\""));
        schedule.stop(new ShutdownEvent());
    }

    private Server server() {
        var config = Syncs.config(origin.url(), settings);
        var metrics = new SimpleMeterRegistry();
        var gauges = new SyncMetrics(config);
        gauges.bindTo(metrics);
        var jdbi = new Database().jdbi(database.dataSource());
        var ingest = new Ingest(jdbi);
        var sync = Syncs.of(jdbi, new CsvImport(ingest, Clock.systemUTC()), config);
        var flyway = Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .load();
        var schedule = new ScheduledSync(
                config,
                new SourceCheckRepository(jdbi),
                sync,
                gauges,
                new DatabaseState(jdbi, flyway),
                new ShippedRevisions(ingest, jdbi));
        return new Server(schedule, metrics);
    }

    private void anHourPasses() {
        atlas.jdbi()
                .useHandle(handle ->
                        handle.execute("update upstream_check set started_at = started_at - interval '1 hour'"));
    }

    private int revisions() {
        return Sql.one(atlas.jdbi(), Integer.class, "select count(*) from revision");
    }
}
