package dev.modelatlas.http.cache;

import java.util.Map;
import java.util.function.IntFunction;

import dev.modelatlas.http.message.ResponseType;
import dev.modelatlas.http.observe.RequestOutcome;
import dev.modelatlas.http.request.GraphQLRequest;
import dev.modelatlas.http.response.SerializedResponse;
import dev.modelatlas.testsupport.OwnProcess;

import static java.util.stream.Collectors.joining;
import static java.util.stream.IntStream.range;

/** Prints the computed weight of the keys of cached responses, and how much the heap actually grows. */
final class MemoryOfAnswers {
    private static final String DOCUMENT = "query ($f: ModelFilter) { models(filter: $f) { totalCount } } #";

    private MemoryOfAnswers() {}

    public static void main(String[] arguments) {
        measure("objects", n -> "{\"f\": [" + "{\"minDomains\": 1}, ".repeat(2_000) + n + "]}");
        measure("empty objects", n -> "{\"f\": [" + "{}, ".repeat(5_000) + n + "]}");
        measure("wide text", n -> "{\"f\": \"" + "\uac00".repeat(20_000) + n + "\"}");
        measure("narrow text", n -> "{\"f\": \"" + "a".repeat(40_000) + n + "\"}");
        measure(
                "texts",
                n -> "{\"f\": ["
                        + range(0, 2_000)
                                .mapToObj(i -> "\"" + i + '-' + n + '"')
                                .collect(joining(",")) + "]}");
        measure(
                "numbers",
                n -> "{\"f\": [" + range(0, 3_000).mapToObj(i -> i + ".25").collect(joining(",")) + "]}");
        measure(
                "names",
                n -> "{\"f\": {"
                        + range(0, 1_000)
                                .mapToObj(i -> "\"" + n + '-' + i + "\": " + i)
                                .collect(joining(",")) + "}}");
        OwnProcess.measure("operation name", 100, n -> key("{}", "a".repeat(40_000) + n, n), CacheKey::weight);
        OwnProcess.measure(
                "operation name of a response",
                100,
                n -> SerializedResponse.of(
                        200, ResponseType.JSON, RequestOutcome.ok("a".repeat(40_000) + n), null, new byte[1_000]),
                SerializedResponse::weight);
    }

    private static void measure(String what, IntFunction<String> variables) {
        OwnProcess.measure(what, 100, n -> key(variables.apply(n), null, n), CacheKey::weight);
    }

    @SuppressWarnings("unchecked")
    private static CacheKey key(String variables, String operationName, int number) {
        var parsed = (Map<String, Object>) GraphQLRequest.parse(null, variables);
        var request = new GraphQLRequest(DOCUMENT + number, operationName, parsed, Map.of(), null);
        return new CacheKey(CacheableRequest.of(request, ResponseType.JSON), 8, null);
    }
}
