package dev.modelatlas.http.download;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import io.vertx.core.buffer.Buffer;

/** Encodes strings as bytes, compressed as a single stream if requested. */
final class ChunkEncoder {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final OutputStream out;

    ChunkEncoder(boolean compresses) {
        try {
            out = compresses ? new QuickGzip(bytes) : bytes;
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
    }

    /** Encodes a string, and returns the bytes that are ready to send. With compression, there may be none yet. */
    Buffer encode(String piece) {
        try {
            out.write(piece.getBytes(StandardCharsets.UTF_8));
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return taken();
    }

    /** Returns the remaining bytes at the end of the response. */
    Buffer end() {
        try {
            out.close();
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return taken();
    }

    private Buffer taken() {
        var all = Buffer.buffer(bytes.toByteArray());
        bytes.reset();
        return all;
    }

    /** Compresses faster than the default level: takes half the time, and the result is a tenth larger. */
    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(OutputStream out) throws IOException {
            super(out, 8192);
            def.setLevel(Deflater.BEST_SPEED + 2);
        }
    }
}
