package dev.modelatlas.http;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.vertx.ext.web.RoutingContext;

/** Reads what a client says of the encodings it takes and of the bytes it has. */
public final class Encodings {
    private static final Pattern ENCODING =
            Pattern.compile("(?i)\\s*(gzip|x-gzip|\\*)\\s*(;\\s*q\\s*=\\s*([0-9.]+)\\s*)?");
    private static final Pattern NONE = Pattern.compile("0(\\.0*)?");

    private Encodings() {}

    /** The values of a request's header, joined as if they stood in one line; null when there is none. */
    public static String header(RoutingContext http, CharSequence name) {
        var values = http.request().headers().getAll(name);
        return values.isEmpty() ? null : String.join(",", values);
    }

    /**
     * Whether the client takes gzip. What it says of gzip itself counts, wherever it stands; the star is for encodings
     * that are not named.
     *
     * @param accepted value of Accept-Encoding; null when there is none
     */
    public static boolean acceptGzip(String accepted) {
        if (accepted == null) {
            return false;
        }
        Boolean others = null;
        for (var part : accepted.split(",")) {
            var matcher = ENCODING.matcher(part);
            if (matcher.matches()) {
                var isTaken = matcher.group(3) == null
                        || !NONE.matcher(matcher.group(3)).matches();
                if (!matcher.group(1).equals("*")) {
                    return isTaken;
                } else if (others == null) {
                    others = isTaken;
                }
            }
        }
        return others != null && others;
    }

    /**
     * Whether the client has the bytes of an ETag.
     *
     * @param ifNoneMatch value of If-None-Match; null when there is none
     */
    public static boolean matches(String ifNoneMatch, String etag) {
        return ifNoneMatch != null
                && Stream.of(ifNoneMatch.split(","))
                        .map(String::strip)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag -> tag.equals(etag) || tag.equals("*"));
    }
}
