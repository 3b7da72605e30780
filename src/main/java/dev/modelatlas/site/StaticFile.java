package dev.modelatlas.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.impl.MimeMapping;

import dev.modelatlas.http.message.ETag;

/**
 * A static file in memory, which all responses share.
 *
 * @param gzip the compressed body; null when compression saves nothing
 */
record StaticFile(String mediaType, Buffer body, Buffer gzip, ETag etag) {
    static StaticFile of(String path, byte[] bytes) {
        var compressed = compressed(bytes);
        return new StaticFile(
                mediaType(path),
                Buffer.buffer(bytes),
                compressed.length < bytes.length * 9 / 10 ? Buffer.buffer(compressed) : null,
                ETag.of(bytes));
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
}
