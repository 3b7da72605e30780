package dev.modelatlas.http.message;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import dev.modelatlas.graphql.RetainedSize;

/** The two media types of GraphQL over HTTP. They differ in the status of a response to a refused request. */
public enum ResponseType {
    /** The current media type of GraphQL over HTTP. The status of a response shows success or failure. */
    GRAPHQL_RESPONSE("application/graphql-response+json"),
    /**
     * The older media type of GraphQL over HTTP. A well-formed request gets 200 even if its operation is refused: with
     * any other status, clients could mistake the response for an error of a proxy. Internal errors get 500, and
     * timeouts and overload get 503.
     */
    JSON("application/json");

    /**
     * Maximum size of the cache of parsed {@code Accept} headers, in bytes. Clients send this header with each request,
     * but with few different values.
     */
    private static final int KEPT_BYTES = 1 << 20;
    /** Estimated overhead of a cache entry in Caffeine, in bytes. */
    private static final int ENTRY = 100;

    private static final LoadingCache<String, Optional<ResponseType>> NEGOTIATED = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .<String, Optional<ResponseType>>weigher((accept, type) -> (int) RetainedSize.of(accept) + ENTRY)
            .build(ResponseType::best);

    private final String name;

    ResponseType(String name) {
        this.name = name;
    }

    /**
     * Value of the header {@code Content-Type}. Responses are always in UTF-8, even if the client requested another
     * charset.
     */
    public String contentType() {
        return name + "; charset=utf-8";
    }

    /**
     * The media type that the client prefers; JSON if it has no preference.
     *
     * @param accept value of the header {@code Accept}; null when there is none
     * @return empty when the client accepts neither type
     */
    public static Optional<ResponseType> negotiate(String accept) {
        if (accept == null || accept.isBlank()) {
            return Optional.of(JSON);
        }
        return NEGOTIATED.get(accept);
    }

    private static Optional<ResponseType> best(String accept) {
        var ranges = MediaRange.of(accept).toList();
        return Stream.of(JSON, GRAPHQL_RESPONSE)
                .flatMap(type -> MediaRange.accepting(ranges, type.name).stream()
                        .map(range -> Map.entry(ranges.indexOf(range), type)))
                .min(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue);
    }
}
