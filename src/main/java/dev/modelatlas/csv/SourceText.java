package dev.modelatlas.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.apache.commons.io.input.BoundedInputStream;

import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.RefusedException;

/**
 * Opens a file as text. The first bytes of the file decide how it is decompressed and decoded. If the file is clearly
 * not CSV, the error names the file's actual format.
 */
final class SourceText {
    private static final int LOOKED_AT = 1024;

    private SourceText() {}

    /**
     * Opens a file.
     *
     * @param most maximum unpacked size in bytes
     * @throws RefusedException when the file is not CSV
     */
    static Reader open(InputStream in, long most) throws IOException {
        var bytes = unpacked(new BufferedInputStream(in), most);
        var start = start(bytes);
        var charset = charset(start);
        refuseOthers(new String(start, charset));
        return new CellLimitReader(new DecodingReader(bytes, charset));
    }

    private static BufferedInputStream unpacked(BufferedInputStream in, long most) throws IOException {
        var start = start(in);
        if (start.length > 1 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B) {
            return new BufferedInputStream(limited(GzipFile.open(in), most));
        } else if (start.length > 3 && start[0] == 'P' && start[1] == 'K' && (start[2] == 3 || start[2] == 5)) {
            return new BufferedInputStream(ZippedFile.open(in, most));
        }
        return in;
    }

    /** Limits the unpacked size of a compressed file, because a few kilobytes may unpack to any size. */
    static InputStream limited(InputStream unpacked, long most) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(unpacked)
                // One byte more than the limit, because the stream throws as soon as it has read the maximum, even at
                // the end of the file.
                .setMaxCount(most + 1)
                .setOnMaxCount((max, count) -> {
                    throw unreadable("The uncompressed data has more than " + most + " bytes. Nothing was written.");
                })
                .get();
    }

    private static byte[] start(BufferedInputStream in) throws IOException {
        in.mark(LOOKED_AT);
        var start = in.readNBytes(LOOKED_AT);
        in.reset();
        return start;
    }

    /**
     * Detects the encoding. Some spreadsheets write UTF-16, which they call "Unicode text", without a byte order mark.
     * In UTF-16, every second byte of an ASCII header is zero.
     */
    private static Charset charset(byte[] start) {
        if (start.length < 2) {
            return StandardCharsets.UTF_8;
        }
        var first = start[0] & 0xFF;
        var second = start[1] & 0xFF;
        if (first == 0xFF && second == 0xFE || first != 0 && second == 0) {
            return StandardCharsets.UTF_16LE;
        } else if (first == 0xFE && second == 0xFF || first == 0 && second != 0) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }

    private static void refuseOthers(String start) {
        var text = start.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype html") || text.startsWith("<html") || text.startsWith("<head")) {
            throw unreadable("This is a web page, not CSV. Download the file itself.");
        } else if (text.startsWith("<")) {
            throw unreadable("This is XML, not CSV. Download the file as CSV.");
        } else if (text.startsWith("{")) {
            throw unreadable("NDJSON cannot be imported. Export the same models as CSV, and import the CSV file.");
        } else if (text.startsWith("[")) {
            throw unreadable("JSON cannot be imported. Export the same models as CSV, and import the CSV file.");
        }
    }

    static RefusedException unreadable(String sentence) {
        return new RefusedException(Problem.of(ProblemCode.UNREADABLE, sentence));
    }
}
