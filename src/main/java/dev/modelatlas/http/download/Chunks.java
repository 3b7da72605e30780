package dev.modelatlas.http.download;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A long string that is created in chunks. */
interface Chunks {

    /**
     * Creates and returns the next chunk, which may be empty. Returns null at the end. May wait for the database, with
     * a deadline of its own.
     */
    String next();

    /** A string with a single chunk. */
    static Chunks of(Supplier<String> text) {
        var isOver = new AtomicBoolean();
        return () -> isOver.getAndSet(true) ? null : text.get();
    }
}
