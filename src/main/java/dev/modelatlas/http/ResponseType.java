package dev.modelatlas.http;

import java.util.Optional;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import dev.modelatlas.graphql.RetainedSize;

/** The two media types of GraphQL over HTTP. They differ in the status of a request that was refused. */
enum ResponseType {
    /** The modern one: the status tells success from failure. */
    GRAPHQL_RESPONSE("application/graphql-response+json"),
    /** The old one: a well-formed request is answered with 200 whatever its errors; proxies may have written it. */
    JSON("application/json");

    /** Bytes of headers that are kept: clients say with each request what they take, but in few ways. */
    private static final int KEPT_BYTES = 1 << 20;
    /** Bytes of Caffeine's entry. */
    private static final int ENTRY = 100;

    private static final LoadingCache<String, Optional<ResponseType>> NEGOTIATED = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .<String, Optional<ResponseType>>weigher((accept, type) -> (int) RetainedSize.of(accept) + ENTRY)
            .build(ResponseType::best);

    private final String name;

    ResponseType(String name) {
        this.name = name;
    }

    /** Value of the header Content-Type. What is written is UTF-8, whatever charset was asked for. */
    String contentType() {
        return name + "; charset=utf-8";
    }

    /**
     * The type that the client likes best; JSON when it has no preference.
     *
     * @param accept value of the header Accept; null when there is none
     * @return empty when the client accepts neither
     */
    static Optional<ResponseType> negotiate(String accept) {
        if (accept == null || accept.isBlank()) {
            return Optional.of(JSON);
        }
        return NEGOTIATED.get(accept);
    }

    private static Optional<ResponseType> best(String accept) {
        return MediaRange.of(accept)
                .filter(range -> range.weight() > 0)
                .flatMap(range -> of(range).stream())
                .findFirst();
    }

    private static Optional<ResponseType> of(MediaRange range) {
        return switch (range.name()) {
            case "*/*", "application/*", "application/json" -> Optional.of(JSON);
            case "application/graphql-response+json" -> Optional.of(GRAPHQL_RESPONSE);
            default -> Optional.empty();
        };
    }
}
