package dev.modelatlas.http.download;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A long string that is created in chunks. */
interface Chunks {

    /**
     * Creates and returns the next chunk, which may be empty. Returns null at the end. Each call may wait for the
     * database, up to a deadline for this chunk.
     */
    String next();

    /** A string that is created as a whole, and is the only chunk. */
    static Chunks of(Supplier<String> text) {
        var isOver = new AtomicBoolean();
        return () -> isOver.getAndSet(true) ? null : text.get();
    }
}
