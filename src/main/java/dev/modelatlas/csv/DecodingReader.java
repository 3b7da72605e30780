package dev.modelatlas.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.RefusedException;

/** Decodes bytes strictly, and reports the line with invalid bytes. The JDK's own reader does not report the line. */
final class DecodingReader extends Reader {
    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private long line = 1;
    private long column = 1;
    private boolean atStart = true;
    private boolean atEnd;

    DecodingReader(InputStream in, Charset charset) {
        this.in = in;
        this.charset = charset;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        var chars = CharBuffer.wrap(target, offset, length).slice();
        while (true) {
            var result = decoder.decode(bytes, chars, atEnd);
            advance(target, offset, chars.position());
            if (result.isError()) {
                throw new RefusedException(Problem.inFile(
                        line,
                        ProblemCode.UNREADABLE,
                        "Line " + line + ", character " + column + ": this character is not valid "
                                + (charset == StandardCharsets.UTF_8 ? "UTF-8" : "UTF-16")
                                + ". Save the file as UTF-8 and import it again."));
            }
            if (chars.position() > 0) {
                return withoutByteOrderMark(target, offset, length, chars.position());
            }
            if (atEnd) {
                return -1;
            }
            if (result == CoderResult.UNDERFLOW) {
                fill();
            }
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (n < 0) {
            atEnd = true;
        } else {
            bytes.position(bytes.position() + n);
        }
        bytes.flip();
    }

    private void advance(char[] target, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            if (target[i] == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
    }

    private int withoutByteOrderMark(char[] target, int offset, int length, int count) throws IOException {
        var marked = atStart && target[offset] == '\uFEFF';
        atStart = false;
        if (!marked) {
            return count;
        }
        if (count == 1) {
            return read(target, offset, length);
        }
        System.arraycopy(target, offset + 1, target, offset, count - 1);
        return count - 1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
