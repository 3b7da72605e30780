package dev.modelatlas.http.download;

import java.util.concurrent.atomic.AtomicBoolean;

/** A long string that is created in chunks. */
interface Chunks {

    /**
     * Creates and returns the next chunk, which may be empty. Returns null at the end. Each call may wait for the
     * database, up to a deadline for this chunk.
     */
    String next();

    /** A short string, which is the only chunk. */
    static Chunks of(String text) {
        var isOver = new AtomicBoolean();
        return () -> isOver.getAndSet(true) ? null : text;
    }
}
