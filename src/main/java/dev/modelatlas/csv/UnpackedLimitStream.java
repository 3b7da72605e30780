package dev.modelatlas.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Limits the unpacked size of a compressed file, because a few kilobytes may unpack to any size. */
final class UnpackedLimitStream extends FilterInputStream {
    private final long most;
    private long count;

    UnpackedLimitStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var n = super.read(target, offset, length);
        count += Math.max(n, 0);
        if (count > most) {
            throw SourceText.unreadable(
                    "The compressed file contains more than " + most + " bytes. Nothing was written.");
        }
        return n;
    }
}
