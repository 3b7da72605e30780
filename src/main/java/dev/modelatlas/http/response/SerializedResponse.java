package dev.modelatlas.http.response;

import java.nio.charset.StandardCharsets;

import io.vertx.core.buffer.Buffer;

import dev.modelatlas.graphql.RetainedSize;
import dev.modelatlas.http.message.ContentEncodings;
import dev.modelatlas.http.message.ETag;
import dev.modelatlas.http.message.ResponseType;
import dev.modelatlas.http.observe.RequestOutcome;

/**
 * A serialized response, which all equal requests share. The compressed body and the ETag are created when first used.
 * Compressing a page of 50 models takes 0.25 ms of the 2 ms for the whole request.
 *
 * @param freshness how long the response stays valid; null when it must not be reused for later requests
 */
public record SerializedResponse(
        int status, ResponseType type, RequestOutcome outcome, Freshness freshness, Buffer body, Extras extras) {
    /** Minimum number of bytes for compression. A shorter response fits into one packet anyway. */
    private static final int WORTH_COMPRESSING = 1_400;

    /** Number of bytes above which compression takes several milliseconds, and a hash nearly one. */
    private static final int LONG = 100_000;

    /**
     * Parts that are created when first used, and then stored. Concurrent requests may create the same part several
     * times.
     */
    private static final class Extras {
        private volatile Buffer gzip;
        private volatile ETag etag;
    }

    public static SerializedResponse of(
            int status, ResponseType type, RequestOutcome outcome, Freshness freshness, byte[] body) {
        return new SerializedResponse(status, type, outcome, freshness, Buffer.buffer(body), new Extras());
    }

    /** The same response, which is not immutable. Shares the compressed body and the ETag with this response. */
    public SerializedResponse mutable() {
        return freshness == null
                ? this
                : new SerializedResponse(status, type, outcome, freshness.mutable(), body, extras);
    }

    public boolean isWorthCompressing() {
        return body.length() >= WORTH_COMPRESSING;
    }

    /** Whether the body is long and not compressed yet. */
    boolean isLongToCompress() {
        return body.length() > LONG && extras.gzip == null;
    }

    /** Whether the body is long and has no ETag yet. */
    boolean isLongToHash() {
        return body.length() > LONG && extras.etag == null;
    }

    /** The compressed body. */
    public Buffer gzip() {
        if (extras.gzip == null) {
            extras.gzip = Buffer.buffer(ContentEncodings.gzip(body.getBytes()));
        }
        return extras.gzip;
    }

    /** Returns the ETag. Call this only if the response has a {@link Freshness}. */
    public ETag etag() {
        if (extras.etag == null) {
            var content = freshness.content() == null ? "" : freshness.content() + '\n';
            var kind = type.contentType() + '\n' + freshness.day() + '\n' + content;
            extras.etag = ETag.of(kind.getBytes(StandardCharsets.UTF_8), body.getBytes());
        }
        return extras.etag;
    }

    /**
     * Estimated heap size in bytes: the size of the body, plus a quarter of it if the body is worth compressing, and the
     * size of the operation's name, which the client chooses.
     */
    public int weight() {
        var name = outcome.operation() == null ? 0 : (int) RetainedSize.of(outcome.operation());
        return body.length() + (isWorthCompressing() ? body.length() / 4 : 0) + name;
    }
}
