package dev.modelatlas.http.message;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One entry of the header {@code Accept}.
 *
 * @param name media type, such as {@code text/*}
 * @param weight the client's preference from 0 to 1; 0 for a type that is not accepted
 */
public record MediaRange(String name, double weight) {
    /** Types of JSON besides {@code application/json}. */
    private static final List<String> MORE_JSON =
            List.of("application/graphql-response+json", "application/problem+json");

    private static final Pattern WEIGHT = Pattern.compile("q=([01](?:\\.[0-9]{0,3})?)");

    /** The entries of the header, the most preferred first. */
    static Stream<MediaRange> of(String accept) {
        return Stream.of(accept.split(","))
                .map(MediaRange::parse)
                .sorted(Comparator.comparingDouble(MediaRange::weight).reversed());
    }

    /**
     * Whether a client accepts a media type.
     *
     * @param accept value of the header {@code Accept}; null when there is none
     * @param mediaType media type without parameters
     */
    public static boolean accepts(String accept, String mediaType) {
        return accept == null
                || accept.isBlank()
                || accepting(of(accept).toList(), mediaType).isPresent();
    }

    /**
     * Whether the header lists HTML, as browsers do, with at least the weight of each type of JSON. Wildcards do not
     * count as HTML, because other programs send them, too.
     *
     * @param accept value of the header {@code Accept}; null when there is none
     */
    public static boolean prefersHtml(String accept) {
        if (accept == null) {
            return false;
        }
        var ranges = of(accept).toList();
        var json = Stream.concat(
                        accepting(ranges, "application/json").stream(),
                        ranges.stream().filter(range -> MORE_JSON.contains(range.name)))
                .mapToDouble(MediaRange::weight)
                .max()
                .orElse(0);
        return ranges.stream()
                .anyMatch(range -> range.name.equals("text/html") && range.weight > 0 && range.weight >= json);
    }

    /** The most specific entry for a media type; empty when no entry matches, or when the weight of this entry is 0. */
    static Optional<MediaRange> accepting(List<MediaRange> ranges, String mediaType) {
        var group = mediaType.substring(0, mediaType.indexOf('/')) + "/*";
        return Stream.of(mediaType, group, "*/*")
                .flatMap(name -> ranges.stream().filter(range -> range.name.equals(name)))
                .findFirst()
                .filter(range -> range.weight > 0);
    }

    private static MediaRange parse(String text) {
        var parts = Stream.of(text.toLowerCase(Locale.ROOT).split(";", -1))
                .map(String::strip)
                .toList();
        var weight = parts.stream()
                .map(WEIGHT::matcher)
                .filter(Matcher::matches)
                .mapToDouble(match -> Double.parseDouble(match.group(1)))
                .findFirst();
        return new MediaRange(parts.get(0), weight.orElse(1));
    }
}
