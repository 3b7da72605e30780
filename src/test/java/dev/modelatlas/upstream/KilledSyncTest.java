package dev.modelatlas.upstream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.csv.CsvImport;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.Full;

import static org.assertj.core.api.Assertions.assertThat;

/** Java is killed during a sync. The next sync imports what is missing, and nothing twice. */
@Concurrent
@Full
class KilledSyncTest {
    private static final Path FIRST = Path.of("db/seed/0001-2024-07-16.csv");
    private static final Path SECOND = Path.of("db/seed/0002-2024-11-22.csv");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ASKED",
                "ANSWERED",
                "HALF",
                "WAITING_FOR_LOCK",
                "STAGED",
                "COMPARED",
                "WRITING",
                "WRITTEN",
                "COMMITTED",
                "NOTED"
            })
    void syncAfterAKillImportsWhatIsMissing(String point) throws Exception {
        var database = Databases.fresh();
        var atlas = Atlas.on(database.dataSource());
        try (var origin = new Origin()) {
            origin.has(Files.readString(FIRST), "\"1\"", null);
            look(atlas, origin);
            var second = Files.readString(SECOND);
            var reached = new CountDownLatch(1);
            switch (point) {
                case "ASKED" -> stopAt(origin, second, -1, reached);
                case "ANSWERED" -> stopAt(origin, second, 0, reached);
                case "HALF" -> stopAt(origin, second, second.length() / 2, reached);
                default -> origin.has(second, "\"2\"", null);
            }
            var child = SyncChild.start(database.jdbcUrl(), origin.url(), point);
            if (point.equals("ASKED") || point.equals("ANSWERED") || point.equals("HALF")) {
                assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
            } else {
                await(child, point);
            }
            child.destroyForcibly();
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
            var isThere = point.equals("COMMITTED") || point.equals("NOTED");
            assertThat(revisions(atlas)).hasSize(isThere ? 2 : 1);

            origin.has(second, "\"2\"", null);
            look(atlas, origin);
            assertThat(revisions(atlas)).containsExactly("1 2026-11-27 192", "2 2026-11-27 229");
            assertThat(look(atlas, origin)).containsExactly("Nothing new: the source still has the same file.");
        }
    }

    @Test
    void twoConcurrentServersCreateOneRevisionPerFile() throws Exception {
        var database = Databases.fresh();
        var atlas = Atlas.on(database.dataSource());
        try (var origin = new Origin()) {
            for (var file : List.of(FIRST, SECOND)) {
                origin.has(Files.readString(file), "\"" + file.getFileName() + "\"", null);
                var one = SyncChild.start(database.jdbcUrl(), origin.url(), "none");
                var other = SyncChild.start(database.jdbcUrl(), origin.url(), "none");
                await(one, "NOTED");
                await(other, "NOTED");
                assertThat(one.waitFor()).isZero();
                assertThat(other.waitFor()).isZero();
            }
            assertThat(revisions(atlas)).containsExactly("1 2026-11-27 192", "2 2026-11-27 229");
        }
    }

    private static void stopAt(Origin origin, String body, int characters, CountDownLatch reached) {
        origin.does(exchange -> {
            if (characters >= 0) {
                Origin.send(exchange, body, characters);
            }
            reached.countDown();
            origin.hang();
        });
    }

    private static List<String> look(Atlas atlas, Origin origin) {
        var config = Syncs.config(origin.url(), Map.of("model-atlas.source.private-addresses", "true"));
        return Syncs.of(atlas.jdbi(), new CsvImport(new Ingest(atlas.jdbi()), Clock.systemUTC()), config)
                .run(origin.url());
    }

    private static List<String> revisions(Atlas atlas) {
        return atlas.lines("select number || ' ' || as_of || ' ' || model_count from revision order by number");
    }

    private static void await(Process child, String point) throws IOException {
        var out = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        for (var line = out.readLine(); !point.equals(line); line = out.readLine()) {
            assertThat(line).as("the look ended before " + point).isNotNull();
        }
    }
}
