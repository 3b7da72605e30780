package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Publishes small revisions. The first one adds fifty models, and each later one changes one of them. */
final class Publisher {
    private static final int MODELS = 50;
    /** Number of publications whose median time is reported. */
    private static final int LAST = 20;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String DOCUMENT = "mutation ($input: PublishRevisionInput!) { publishRevision(input: $input) {"
            + " revision { number } userErrors { message } } }";

    private final Served server;
    private final String key;
    /** Number of the current revision. */
    private int current;

    /**
     * @param key an API key with the role of a publisher
     * @param current number of the current revision
     */
    Publisher(Served server, String key, int current) {
        this.server = server;
        this.key = key;
        this.current = current;
    }

    /**
     * Publishes until the current revision has the given number.
     *
     * @return median time of the last publications in milliseconds
     */
    double publishUntil(int number) throws IOException, InterruptedException {
        var times = new ArrayList<Double>();
        while (current < number) {
            var begin = System.nanoTime();
            current = publish();
            times.add((System.nanoTime() - begin) / 1e6);
        }
        return Charts.middle(times.subList(Math.max(0, times.size() - LAST), times.size()));
    }

    private int publish() throws IOException, InterruptedException {
        var models = current == BenchDatabase.REVISIONS ? first() : List.of(model(current % MODELS, current));
        var input = Map.of(
                "idempotencyKey",
                "after revision " + current,
                "asOf",
                "2026-10-01",
                "source",
                Map.of(
                        "name", "Bench",
                        "url", "https://bench.example",
                        "licence", "CC0",
                        "attribution", "Bench"),
                "upserts",
                models);
        var request = HttpRequest.newBuilder(server.address().resolve("/graphql"))
                .header("Content-Type", "application/json")
                .header("X-API-Key", key)
                .POST(BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("query", DOCUMENT, "variables", Map.of("input", input)))))
                .build();
        var answer = JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
        var published = answer.at("/data/publishRevision/revision/number");
        if (!published.isInt()) {
            throw new IllegalStateException("The server published no revision: " + answer);
        }
        return published.intValue();
    }

    private static List<Map<String, Object>> first() {
        var models = new ArrayList<Map<String, Object>>();
        for (var place = 0; place < MODELS; place++) {
            var model = new HashMap<>(model(place, 0));
            model.remove("slug");
            models.add(model);
        }
        return models;
    }

    private static Map<String, Object> model(int place, int parameters) {
        return Map.of(
                "slug",
                slug(place),
                "name",
                "Published " + place,
                "releasedOn",
                "2024-03-03",
                "organizations",
                List.of(),
                "domains",
                List.of("Language"),
                "parameters",
                parameters);
    }

    /** The slug of the published model with this number; the first model has the number 0. */
    static String slug(int place) {
        return "published-" + place;
    }
}
