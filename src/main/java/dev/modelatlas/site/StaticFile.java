package dev.modelatlas.site;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.impl.MimeMapping;

import dev.modelatlas.http.message.ContentEncodings;
import dev.modelatlas.http.message.ETag;

/**
 * A static file in memory, which all responses share.
 *
 * @param gzip the compressed body; null when compression saves nothing
 */
record StaticFile(String mediaType, Buffer body, Buffer gzip, ETag etag) {
    static StaticFile of(String path, byte[] bytes) {
        var compressed = ContentEncodings.gzip(bytes);
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
}
