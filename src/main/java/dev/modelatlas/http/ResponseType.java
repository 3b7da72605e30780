package dev.modelatlas.http;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The two media types of GraphQL over HTTP. They differ in the status of a request that was refused. */
enum ResponseType {
    /** The modern one: the status tells success from failure. */
    GRAPHQL_RESPONSE("application/graphql-response+json"),
    /** The old one: a well-formed request is answered with 200 whatever its errors; proxies may have written it. */
    JSON("application/json");

    private static final Pattern WEIGHT = Pattern.compile("q=([01](?:\\.[0-9]{0,3})?)");

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
        return Stream.of(accept.split(","))
                .map(Range::parse)
                .filter(range -> range.weight > 0)
                .sorted(Comparator.comparingDouble(Range::weight).reversed())
                .flatMap(range -> range.type().stream())
                .findFirst();
    }

    private record Range(String name, double weight) {
        static Range parse(String text) {
            var parts = List.of(text.trim().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1));
            var weight = parts.stream()
                    .map(WEIGHT::matcher)
                    .filter(Matcher::matches)
                    .mapToDouble(match -> Double.parseDouble(match.group(1)))
                    .findFirst();
            return new Range(parts.get(0), weight.orElse(1));
        }

        Optional<ResponseType> type() {
            return switch (name) {
                case "*/*", "application/*", "application/json" -> Optional.of(JSON);
                case "application/graphql-response+json" -> Optional.of(GRAPHQL_RESPONSE);
                default -> Optional.empty();
            };
        }
    }
}
