package dev.modelatlas.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import io.vertx.core.buffer.Buffer;

/** Makes bytes of pieces of text, compressed as one whole where that is wanted. */
final class PieceEncoder {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final OutputStream out;

    PieceEncoder(boolean compresses) {
        try {
            out = compresses ? new QuickGzip(bytes) : bytes;
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
    }

    /** What there is to send after this piece, which may be nothing yet. */
    Buffer encode(String piece) {
        try {
            out.write(piece.getBytes(StandardCharsets.UTF_8));
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return taken();
    }

    /** What there is to send after the last one. */
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

    /** Half as long as by default for a tenth more bytes. */
    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(OutputStream out) throws IOException {
            super(out, 8192);
            def.setLevel(Deflater.BEST_SPEED + 2);
        }
    }
}
