package dev.modelatlas.sql;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Until when the work of a thread has to be done. What it asks the database meanwhile is cancelled there when the time
 * is over: see {@link TimedConnections}.
 */
public final class Deadline {
    private static final ThreadLocal<Long> END = new ThreadLocal<>();

    private Deadline() {}

    /** Does the work on this thread, which for its statements has that long. */
    public static <T> T within(Duration time, Supplier<T> work) {
        END.set(System.nanoTime() + time.toNanos());
        try {
            return work.get();
        } finally {
            END.remove();
        }
    }

    /** Whether the time of this thread is over; never when nothing presses. */
    public static boolean isOver() {
        var end = END.get();
        return end != null && end - System.nanoTime() <= 0;
    }

    /** Time that is left to this thread, zero or less when it is over; null when nothing presses. */
    static Duration left() {
        var end = END.get();
        return end == null ? null : Duration.ofNanos(end - System.nanoTime());
    }
}
