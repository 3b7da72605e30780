package dev.modelatlas.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.impl.MimeMapping;

/**
 * A file of the site in memory, which all answers share.
 *
 * @param gzip null when compressing it gains nothing
 */
record StaticFile(String mediaType, Buffer body, Buffer gzip, String tag) {
    private static final int TAG_BYTES = 16;

    static StaticFile of(String path, byte[] bytes) {
        var compressed = compressed(bytes);
        return new StaticFile(
                mediaType(path),
                Buffer.buffer(bytes),
                compressed.length < bytes.length * 9 / 10 ? Buffer.buffer(compressed) : null,
                Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sha256(bytes), TAG_BYTES)));
    }

    /** The strong validator: compressed bytes have another one. */
    String etag(boolean isCompressed) {
        return '"' + tag + (isCompressed ? "-gzip\"" : "\"");
    }

    private static String mediaType(String path) {
        var type = MimeMapping.getMimeTypeForFilename(path);
        if (type == null) {
            return "application/octet-stream";
        }
        var isText = type.startsWith("text/") || type.endsWith("javascript") || type.endsWith("json");
        return isText ? type + ";charset=UTF-8" : type;
    }

    private static byte[] compressed(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 2);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return out.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
