package dev.modelatlas.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads the content of gzip files. */
public final class GzipFile extends FilterInputStream {
    private static final int BUFFER = 64 * 1024;

    private GzipFile(InputStream in) {
        super(in);
    }

    /** @throws IOException when the input does not begin like a gzip file */
    public static InputStream open(InputStream in) throws IOException {
        return new GzipFile(new GZIPInputStream(in, BUFFER));
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /**
     * {@inheritDoc}
     *
     * @throws ZipException also when thousands of empty parts follow each other: Java reads each of them by a recursive
     *     call, until the stack overflows
     */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (StackOverflowError tooManyParts) {
            throw new ZipException("The gzip file has too many empty parts");
        }
    }
}
