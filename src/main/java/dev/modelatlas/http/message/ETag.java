package dev.modelatlas.http.message;

import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.value.Sha256;

/**
 * A strong ETag. The compressed form of a response has an ETag of its own.
 *
 * @param tag the ETag of the uncompressed form, without quotes
 */
public record ETag(String tag) {
    private static final int BYTES = 16;

    /** The ETag of the concatenated parts. */
    public static ETag of(byte[]... parts) {
        return new ETag(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(Sha256.of(parts), BYTES)));
    }

    /** The value of the header {@code ETag}. */
    public String value(boolean compressed) {
        return '"' + tag + (compressed ? "-gzip\"" : "\"");
    }

    /**
     * Whether the header {@code If-None-Match} says that the client already has the response. Such a client gets 304.
     */
    public boolean isHeldBy(RoutingContext http, boolean compressed) {
        return matches(ContentEncodings.header(http, HttpHeaders.IF_NONE_MATCH), value(compressed));
    }

    /**
     * Whether the client already has the response with this ETag. Weak ETags match, too, because proxies that compress
     * a response make its strong ETag weak.
     *
     * @param ifNoneMatch value of {@code If-None-Match}; null when there is none
     */
    public static boolean matches(String ifNoneMatch, String etag) {
        return ifNoneMatch != null
                && Stream.of(ifNoneMatch.split(","))
                        .map(String::strip)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag -> tag.equals(etag) || tag.equals("*"));
    }
}
