package dev.modelatlas.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.modelatlas.testsupport.GraphQLClient;

import static dev.modelatlas.testsupport.Waiting.await;

/** Runs documents of {@link DocumentsOfSchema} with variables for a number of rows, and reads the responses. */
final class Question {
    /** Maximum number of requests that are repeated because they were late. */
    private static final int MOST_LATE = 3;

    private final AtomicInteger late = new AtomicInteger();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Integer, List<String>> ids = new ConcurrentHashMap<>();

    /**
     * The response to a document.
     *
     * @param rows number of rows to expect; trends have fewer
     */
    JsonNode ask(String document, int rows) {
        var variables = new HashMap<String, Object>();
        variables.put("n", rows);
        // Fewer rows, because each revision can have trends with everything nested in them.
        variables.put("few", Math.min(rows, 20));
        variables.put("filter", filter(rows));
        variables.put("ids", ids(rows));
        variables.put("id", ids(rows).get(0));
        variables.keySet().removeIf(name -> !document.contains("$" + name + ":"));
        var answer = read(GraphQLClient.answer(document, variables));
        // On a busy machine, a request can be too slow for its deadline. Many late requests are a defect.
        while (isLate(answer) && late.getAndIncrement() < MOST_LATE) {
            answer = read(GraphQLClient.answer(document, variables));
        }
        return answer;
    }

    private static boolean isLate(JsonNode answer) {
        return answer.path("errors").findValuesAsText("code").contains("TIMEOUT");
    }

    /**
     * A filter that matches: for 1 row, releases of China since 2025; for 10 rows, those of three countries in ten
     * years; for more rows, all models.
     */
    private static Map<String, Object> filter(int rows) {
        var from = LocalDate.of(2026 - rows, 1, 1).toString();
        return switch (rows) {
            case 1 -> Map.of("releasedFrom", from, "countries", List.of("CN"));
            case 10 -> Map.of("releasedFrom", from, "countries", List.of("CN", "US", "KR"));
            default -> Map.of("releasedFrom", from);
        };
    }

    /**
     * IDs of the given number of models, queried only once. On a busy machine, the first query of an application can run
     * until its deadline, while classes are loaded.
     */
    List<String> ids(int rows) {
        return ids.computeIfAbsent(rows, first -> {
            var document = "{ models(first: " + first + ", filter: " + Arguments.MODELS + ") { nodes { id } } }";
            return await().atMost(Duration.ofMinutes(2))
                    .until(
                            () -> read(GraphQLClient.answer(document, Map.of()))
                                    .at("/data/models/nodes")
                                    .findValuesAsText("id"),
                            ids -> !ids.isEmpty());
        });
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values of the last step of a path, one for each row that has it. */
    static List<JsonNode> values(JsonNode from, List<Step> way) {
        if (from.isArray() && !way.isEmpty()) {
            return StreamSupport.stream(from.spliterator(), false)
                    .flatMap(entry -> values(entry, way).stream())
                    .toList();
        }
        if (way.isEmpty()) {
            return List.of(from);
        }
        var step = way.get(0);
        var next = step.field() == null ? from : from.path(step.field().getName());
        return from.isNull() || next.isMissingNode() ? List.of() : values(next, way.subList(1, way.size()));
    }

    /** The number of records in a value: those of a page or list, otherwise one, or none for null. */
    static int records(JsonNode value) {
        var list = value.has("nodes") ? value.path("nodes") : value;
        return list.isArray() ? list.size() : list.isNull() ? 0 : 1;
    }
}
