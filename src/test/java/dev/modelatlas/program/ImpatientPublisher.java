package dev.modelatlas.program;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.modelatlas.access.PlainKey;

import static org.assertj.core.api.Assertions.assertThat;

/** A publisher with a short timeout, which repeats its calls until it gets a response. */
final class ImpatientPublisher implements Callable<ImpatientPublisher> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String DOCUMENT = "mutation ($input: PublishRevisionInput!) { publishRevision(input: $input) {"
            + " revision { number } added changed renamed removed replayed userErrors { code path } } }";

    private final int number;
    private final int calls;
    private final PlainKey key;
    private final Supplier<URI> server;
    private final AtomicInteger answers;
    private final Random random;
    private final List<Integer> revisions = new ArrayList<>();
    /** Name and parameters of each model by its slug, as expected in the end. */
    private final Map<String, String> models = new TreeMap<>();

    private int tries;

    /** @param answers counts the responses to all publishers */
    ImpatientPublisher(int number, int calls, PlainKey key, Supplier<URI> server, AtomicInteger answers) {
        this.number = number;
        this.calls = calls;
        this.key = key;
        this.server = server;
        this.answers = answers;
        this.random = new Random(number);
    }

    /** The revisions in the responses to its calls. */
    List<Integer> revisions() {
        return revisions;
    }

    Map<String, String> models() {
        return models;
    }

    /** The number of requests, including repeated ones. */
    int tries() {
        return tries;
    }

    @Override
    public ImpatientPublisher call() throws Exception {
        for (int call = 0; call < calls; call++) {
            var input = input(call);
            var answer = untilAnswered(input);
            assertThat(answer.path("userErrors"))
                    .as("call %s of %s", call, number)
                    .isEmpty();
            answers.incrementAndGet();
            revisions.add(answer.at("/revision/number").intValue());
            if (random.nextInt(5) == 0) {
                assertThat(untilAnswered(input)).isEqualTo(replayed(answer));
            }
            if (random.nextInt(10) == 0) {
                var other = new TreeMap<>(input);
                other.put("label", "something else");
                assertThat(untilAnswered(other).at("/userErrors/0/code").textValue())
                        .isEqualTo("IDEMPOTENCY_MISMATCH");
            }
        }
        return this;
    }

    private static JsonNode replayed(JsonNode answer) {
        return ((com.fasterxml.jackson.databind.node.ObjectNode) answer.deepCopy()).put("replayed", true);
    }

    /** Each call adds a model, renames and changes the previous one, and removes the one before that. */
    private Map<String, Object> input(int call) {
        var upserts = new ArrayList<Map<String, Object>>();
        upserts.add(model(call, "", null));
        if (call > 0) {
            upserts.add(model(call - 1, " renamed", slug(call - 1)));
        }
        if (call > 1) {
            models.remove(slug(call - 2));
        }
        return Map.of(
                "idempotencyKey",
                "call " + call,
                "asOf",
                "2024-12-31",
                "source",
                Map.of("name", "n", "url", "https://example.org", "licence", "l", "attribution", "a"),
                "organizations",
                call == 0 ? List.of(Map.of("name", "Lab " + number)) : List.of(),
                "upserts",
                upserts,
                "removals",
                call > 1 ? List.of(slug(call - 2)) : List.of());
    }

    private String slug(int call) {
        return "model-" + number + "-" + call;
    }

    private Map<String, Object> model(int call, String suffix, String slug) {
        var name = "Model " + number + "." + call + suffix;
        var model = new TreeMap<String, Object>(Map.of(
                "name",
                name,
                "releasedOn",
                "2024-03-03",
                "organizations",
                List.of("Lab " + number),
                "parameters",
                suffix.length() + 1));
        if (slug != null) {
            model.put("slug", slug);
        }
        models.put(slug(call), name + " " + (suffix.length() + 1));
        return model;
    }

    private JsonNode untilAnswered(Map<String, Object> input) throws InterruptedException {
        while (true) {
            tries++;
            try {
                var request = HttpRequest.newBuilder(server.get().resolve("/graphql"))
                        .timeout(Duration.ofMillis(20 + random.nextInt(3_000)))
                        .header("Content-Type", "application/json")
                        .header("X-API-Key", key.text())
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(
                                Map.of("query", DOCUMENT, "variables", Map.of("input", input)))))
                        .build();
                var body = JSON.readTree(
                        HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
                if (body.at("/data/publishRevision").isObject()) {
                    return body.at("/data/publishRevision");
                }
                assertThat(body.at("/errors/0/extensions/code").textValue())
                        .as("%s", body)
                        .isIn("TIMEOUT", "UNAVAILABLE", "OVERLOADED");
            } catch (IOException timeOutOrKill) {
                // It is unknown whether the call was published. The idempotency key makes it safe to repeat the call.
            }
            Thread.sleep(50 + random.nextInt(250));
        }
    }
}
