package dev.modelatlas.http;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A part of the header Accept.
 *
 * @param name such as {@code text/*}
 * @param weight 0 for what is not taken
 */
record MediaRange(String name, double weight) {
    private static final Pattern WEIGHT = Pattern.compile("q=([01](?:\\.[0-9]{0,3})?)");

    /** The parts of a header, those first that are liked best. */
    static Stream<MediaRange> of(String accept) {
        return Stream.of(accept.split(","))
                .map(MediaRange::parse)
                .sorted(Comparator.comparingDouble(MediaRange::weight).reversed());
    }

    /**
     * Whether a client takes a type.
     *
     * @param accept value of the header; null when there is none
     * @param mediaType without parameters
     */
    static boolean accepts(String accept, String mediaType) {
        var group = mediaType.substring(0, mediaType.indexOf('/')) + "/*";
        // What is named more closely counts.
        return accept == null
                || accept.isBlank()
                || Stream.of(mediaType, group, "*/*")
                        .flatMap(name -> of(accept).filter(range -> range.name.equals(name)))
                        .findFirst()
                        .filter(range -> range.weight > 0)
                        .isPresent();
    }

    private static MediaRange parse(String text) {
        var parts = List.of(text.trim().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1));
        var weight = parts.stream()
                .map(WEIGHT::matcher)
                .filter(Matcher::matches)
                .mapToDouble(match -> Double.parseDouble(match.group(1)))
                .findFirst();
        return new MediaRange(parts.get(0), weight.orElse(1));
    }
}
