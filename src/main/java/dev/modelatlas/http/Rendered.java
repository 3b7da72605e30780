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
 * An answer as bytes, which all who ask the same share. What only some of them need is made when the first does: to
 * compress a page of 50 models takes a quarter of a millisecond, of two that all of it takes.
 *
 * @param freshness null when it is for those who asked just now, and for nobody after them
 */
record Rendered(int status, ResponseType type, Outcome outcome, Freshness freshness, Buffer body, Extras extras) {
    /** What fits into a packet gains nothing. */
    private static final int WORTH_COMPRESSING = 1_400;

    private static final int TAG_BYTES = 16;

    /** What is made at most a few times, and then kept. */
    private static final class Extras {
        private volatile Buffer gzip;
        private volatile String tag;
    }

    static Rendered of(int status, ResponseType type, Outcome outcome, Freshness freshness, byte[] body) {
        return new Rendered(status, type, outcome, freshness, Buffer.buffer(body), new Extras());
    }

    boolean isWorthCompressing() {
        return body.length() >= WORTH_COMPRESSING;
    }

    /** The body, compressed. */
    Buffer gzip() {
        if (extras.gzip == null) {
            extras.gzip = Buffer.buffer(compressed(body.getBytes()));
        }
        return extras.gzip;
    }

    /** The strong validator of an answer with a freshness: other bytes have another one, compressed or not. */
    String etag(boolean compressed) {
        if (extras.tag == null) {
            extras.tag = tag(type, freshness, body.getBytes());
        }
        return '"' + extras.tag + (compressed ? "-gzip\"" : "\"");
    }

    /** Bytes that it takes, compressed ones included, whether they have been made or not. */
    int weight() {
        return body.length() + (isWorthCompressing() ? body.length() / 4 : 0);
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
