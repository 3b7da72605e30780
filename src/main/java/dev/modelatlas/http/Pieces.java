package dev.modelatlas.http;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A long text that is made piece by piece. */
interface Pieces {

    /** The next piece, which may be empty; null at the end. May wait for the database, within a deadline of its own. */
    String next();

    /** A text that is one piece. */
    static Pieces of(Supplier<String> text) {
        var isOver = new AtomicBoolean();
        return () -> isOver.getAndSet(true) ? null : text.get();
    }
}
