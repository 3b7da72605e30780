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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.csv.CsvImport;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.testsupport.AtOnce;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Sql;

import static dev.modelatlas.testsupport.Waiting.await;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

/** Servers that share a schedule of checks. */
@Concurrent
class ScheduledSyncTest {
    private final Atlas atlas = Atlas.empty();
    private final Map<String, String> settings =
            new HashMap<>(Map.of("model-atlas.source.private-addresses", "true", "model-atlas.source.interval", "1h"));
    private Origin origin;

    @BeforeEach
    void source() throws IOException {
        origin = new Origin();
        origin.has(Files.readString(Path.of("db/seed/0001-2024-07-16.csv")), "\"1\"", null);
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
        assertThat(revisions()).isEqualTo(1);
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
        assertThat(revisions()).isEqualTo(1);
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
        assertThat(revisions()).isZero();
    }

    @Test
    void doesNotCheckWithoutAnInterval() {
        settings.remove("model-atlas.source.interval");
        server().schedule().turn(origin.url());
        assertThat(origin.conditions()).isEmpty();
    }

    @Test
    void scheduleStartsAndStopsWithTheServer() {
        settings.put("model-atlas.source.interval", "1s");
        var schedule = server().schedule();
        schedule.start(new StartupEvent());
        await().atMost(1, MINUTES).until(() -> revisions() == 1);
        await().atMost(1, MINUTES).until(() -> origin.conditions().contains("\"1\""));
        schedule.stop(new ShutdownEvent());
    }

    private Server server() {
        var config = Syncs.config(origin.url(), settings);
        var metrics = new SimpleMeterRegistry();
        var gauges = new SyncMetrics(config);
        gauges.bindTo(metrics);
        var sync = Syncs.of(atlas.jdbi(), new CsvImport(new Ingest(atlas.jdbi()), Clock.systemUTC()), config);
        return new Server(new ScheduledSync(config, new SourceCheckRepository(atlas.jdbi()), sync, gauges), metrics);
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
