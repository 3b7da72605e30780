package dev.modelatlas.program;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.access.Actor;
import dev.modelatlas.access.KeyRepository;
import dev.modelatlas.access.KeyRole;
import dev.modelatlas.access.KeyScope;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.Sql;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Publishers with short timeouts send calls to a server that is killed repeatedly. Every call must be published exactly
 * once. {@code .ci/long publish-kills} runs the whole trial.
 */
@Full
class PublishKillsIT {
    private static final int PUBLISHERS = Integer.getInteger("publishers", 12);
    private static final int CALLS = Integer.getInteger("calls", 2);
    private static final int KILLS = Integer.getInteger("kills", 1);
    private static final Duration PATIENCE = Duration.ofMinutes(25);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path home;

    private final Databases.Fresh database = Databases.fresh();
    private final Atlas atlas = Atlas.on(database.dataSource());
    private final AtomicReference<URI> address = new AtomicReference<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final Random random = new Random(7);

    @Test
    void publishesEachCallExactlyOnceEvenIfTheServerIsKilled() throws Exception {
        var begin = Instant.now();
        var serving = serve();
        var threads = Executors.newFixedThreadPool(16);
        var kills = 0;
        try {
            var publishers = publishers().stream().map(threads::submit).toList();
            while (kills < KILLS && !areDone(publishers)) {
                // Kills after some progress and not after some time, because a JVM that has just started may be slower
                // than any fixed interval.
                var enough = Math.min(
                        answers.get() + 1 + random.nextInt(PUBLISHERS * CALLS / KILLS), PUBLISHERS * CALLS - 1);
                while (answers.get() < enough && !areDone(publishers)) {
                    assertThat(Duration.between(begin, Instant.now())).isLessThan(PATIENCE);
                    Thread.sleep(random.nextInt(50));
                }
                serving.process().destroyForcibly().waitFor();
                kills++;
                serving = serve();
            }
            var done = new ArrayList<ImpatientPublisher>();
            for (var publisher : publishers) {
                done.add(publisher.get(
                        PATIENCE.minus(Duration.between(begin, Instant.now())).toSeconds(), TimeUnit.SECONDS));
            }
            assertEachIsThereOnce(done);
            report(kills, done, Duration.between(begin, Instant.now()));
        } finally {
            threads.shutdownNow();
            serving.close();
        }
    }

    private void assertEachIsThereOnce(List<ImpatientPublisher> publishers) throws Exception {
        var calls = PUBLISHERS * CALLS;
        var numbers = IntStream.rangeClosed(1, calls).boxed().toList();
        assertThat(publishers.stream()
                        .flatMap(publisher -> publisher.revisions().stream())
                        .sorted())
                .as("the revisions that calls were answered with")
                .isEqualTo(numbers)
                .isEqualTo(select("select number from revision order by number"));
        assertThat(select("select count(*)::int from answered_call")).containsExactly(calls);
        assertThat(select("select (sum(added) - sum(removed))::int from revision"))
                .isEqualTo(select("select model_count from revision order by number desc limit 1"))
                .isEqualTo(select("select count(*)::int from model_version where valid_until = 2147483647"));
        var expected = new TreeMap<String, String>();
        publishers.forEach(publisher -> expected.putAll(publisher.models()));
        assertThat(history()).as("all changes, one after the other").isEqualTo(expected);
        assertThat(current()).as("the models there are").isEqualTo(expected);
        assertThat(atlas.export(calls).lines().skip(1).map(line -> line.substring(0, line.indexOf(','))))
                .containsExactlyElementsOf(expected.keySet());
    }

    /** Facts of each model by its slug, reconstructed from the whole change feed. */
    private Map<String, String> history() throws Exception {
        var models = new TreeMap<String, String>();
        pages(
                "changes(since: 0, first: 100, after: $after) { nodes { kind slug model { name parameters } }",
                change -> {
                    if (change.path("kind").textValue().equals("REMOVED")) {
                        models.remove(change.path("slug").textValue());
                    } else {
                        models.put(change.path("slug").textValue(), facts(change.path("model")));
                    }
                });
        return models;
    }

    private Map<String, String> current() throws Exception {
        var models = new TreeMap<String, String>();
        pages(
                "models(first: 100, after: $after) { nodes { slug name parameters }",
                model -> models.put(model.path("slug").textValue(), facts(model)));
        return models;
    }

    private static String facts(JsonNode model) {
        return model.path("name").textValue() + " " + model.path("parameters").intValue();
    }

    private void pages(String field, Consumer<JsonNode> node) throws Exception {
        String after = null;
        do {
            var variables = new TreeMap<String, Object>();
            variables.put("after", after);
            var query = "query ($after: String) { page: " + field + " pageInfo { endCursor hasNextPage } } }";
            var request = HttpRequest.newBuilder(address.get().resolve("/graphql"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            JSON.writeValueAsString(Map.of("query", query, "variables", variables))))
                    .build();
            var body = JSON.readTree(
                    HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
            assertThat(body.path("errors")).isEmpty();
            body.at("/data/page/nodes").forEach(node);
            after = body.at("/data/page/pageInfo/hasNextPage").booleanValue()
                    ? body.at("/data/page/pageInfo/endCursor").textValue()
                    : null;
        } while (after != null);
    }

    private List<ImpatientPublisher> publishers() {
        var keys = new KeyRepository(atlas.jdbi());
        return IntStream.range(0, PUBLISHERS)
                .mapToObj(n -> new ImpatientPublisher(
                        n,
                        CALLS,
                        keys.create(new Actor("trial"), "Publisher " + n, KeyRole.PUBLISHER, KeyScope.OWN, null)
                                .orElseThrow(),
                        address::get,
                        answers))
                .toList();
    }

    private ServingProgram serve() {
        var serving = ServingProgram.start(Program.in(home)
                .with("model-atlas.load-shipped", "false")
                .with("model-atlas.rate.key", "0")
                .with("model-atlas.rate.anonymous", "0")
                .with("quarkus.datasource.jdbc.url", database.jdbcUrl())
                .with("quarkus.datasource.username", database.username())
                .with("quarkus.datasource.password", database.password()));
        address.set(serving.address());
        return serving;
    }

    private List<Integer> select(String sql) {
        return Sql.list(atlas.jdbi(), Integer.class, sql);
    }

    private static boolean areDone(List<Future<ImpatientPublisher>> publishers) {
        return publishers.stream().allMatch(Future::isDone);
    }

    private static void report(int kills, List<ImpatientPublisher> publishers, Duration time) throws IOException {
        var tries = publishers.stream().mapToInt(ImpatientPublisher::tries).sum();
        Files.writeString(
                Path.of("target/publish-kills.txt"),
                PUBLISHERS + " publishers made " + PUBLISHERS * CALLS + " publications in " + time.toSeconds()
                        + " s, asking " + tries + " times, while the server was killed " + kills
                        + " times: each is there once.\n");
    }
}
