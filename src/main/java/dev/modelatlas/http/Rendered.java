package dev.modelatlas.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

import io.vertx.core.buffer.Buffer;

/**
 * An answer as bytes, which all who ask the same share.
 *
 * @param freshness null when it is for those who asked just now, and for nobody after them
 * @param gzip the same, compressed; null when that is not worth it
 * @param tag what its ETag begins with; null without a freshness
 */
record Rendered(
        int status, ResponseType type, Outcome outcome, Freshness freshness, Buffer body, Buffer gzip, String tag) {
    /** What fits into a packet gains nothing. */
    private static final int WORTH_COMPRESSING = 1_400;

    private static final int TAG_BYTES = 16;

    static Rendered of(int status, ResponseType type, Outcome outcome, Freshness freshness, byte[] body) {
        return new Rendered(
                status,
                type,
                outcome,
                freshness,
                Buffer.buffer(body),
                body.length < WORTH_COMPRESSING ? null : Buffer.buffer(compressed(body)),
                freshness == null ? null : tag(type, freshness, body));
    }

    /** The strong validator: other bytes have another one, compressed or not. */
    String etag(boolean compressed) {
        return '"' + tag + (compressed ? "-gzip\"" : "\"");
    }

    int weight() {
        return body.length() + (gzip == null ? 0 : gzip.length());
    }

    private static String tag(ResponseType type, Freshness freshness, byte[] body) {
        var kind = type.contentType() + '\n' + freshness.day() + '\n';
        var hash = Sha256.of(kind.getBytes(StandardCharsets.UTF_8), body);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES));
    }

    private static byte[] compressed(byte[] body) {
        var bytes = new ByteArrayOutputStream(body.length / 4);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return bytes.toByteArray();
    }
}
