package dev.modelatlas.http;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what a client says of the encodings it takes and of the bytes it has. */
final class Encodings {
    private static final Pattern GZIP = Pattern.compile("(?i)\\s*(gzip|x-gzip|\\*)\\s*(;\\s*q\\s*=\\s*([0-9.]+)\\s*)?");
    private static final Pattern NONE = Pattern.compile("0(\\.0*)?");

    private Encodings() {}

    /** @param accepted value of Accept-Encoding; null when there is none */
    static boolean acceptGzip(String accepted) {
        return accepted != null
                && Stream.of(accepted.split(","))
                        .map(GZIP::matcher)
                        .filter(matcher -> matcher.matches())
                        .findFirst()
                        .filter(matcher -> matcher.group(3) == null
                                || !NONE.matcher(matcher.group(3)).matches())
                        .isPresent();
    }

    /**
     * Whether the client has the bytes of an ETag.
     *
     * @param ifNoneMatch value of If-None-Match; null when there is none
     */
    static boolean matches(String ifNoneMatch, String etag) {
        return ifNoneMatch != null
                && Stream.of(ifNoneMatch.split(","))
                        .map(String::strip)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag -> tag.equals(etag) || tag.equals("*"));
    }
}
