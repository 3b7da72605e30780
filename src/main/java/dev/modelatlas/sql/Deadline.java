package dev.modelatlas.sql;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The time limit for the current task of a thread. After the deadline, PostgreSQL cancels the running statement
 * ({@link TimedConnections}). {@link DeadlineWatch} interrupts the thread, but only while the thread holds no
 * database connection, because an interrupt could break such a connection. The interrupt is cleared when the task ends,
 * so that the next task of the thread never sees it.
 */
public final class Deadline {
    private static final ThreadLocal<Deadline> MINE = new ThreadLocal<>();
    private static final Set<Deadline> UNDER_WAY = ConcurrentHashMap.newKeySet();

    private final Thread worker = Thread.currentThread();
    private final long end;
    /** The deadline of the enclosing task; null when there is none. */
    private final Deadline outer;

    private int connections;
    /** Whether this deadline interrupted the thread and the interrupt has not been cleared yet. */
    private boolean isInterrupted;
    /**
     * Whether this deadline ever interrupted the thread. If so, the interrupt is always cleared when the task ends,
     * because other code may have caught the interrupt and set it again.
     */
    private boolean wasInterrupted;

    private boolean isDone;

    private Deadline(Duration time, Deadline outer) {
        this.end = System.nanoTime() + time.toNanos();
        this.outer = outer;
    }

    /**
     * Runs the work on this thread with a time limit. During the work, {@link #left} and {@link #isOver} refer to this
     * limit, even if an enclosing task has its own limit.
     */
    public static <T> T within(Duration time, Supplier<T> work) {
        var outer = MINE.get();
        var mine = new Deadline(time, outer);
        MINE.set(mine);
        UNDER_WAY.add(mine);
        try {
            return work.get();
        } finally {
            UNDER_WAY.remove(mine);
            mine.done();
            if (outer == null) {
                MINE.remove();
            } else {
                MINE.set(outer);
            }
        }
    }

    /**
     * Runs the work with a limit of four fifths of the time left, so that the enclosing task can still use the result.
     * If the enclosing task has no limit, the work has none either.
     */
    public static <T> T withTimeToSpare(Supplier<T> work) {
        var left = left();
        return left == null ? work.get() : within(left.multipliedBy(4).dividedBy(5), work);
    }

    /** Whether this thread's deadline has passed; false when it has none. */
    public static boolean isOver() {
        var mine = MINE.get();
        return mine != null && mine.nanosLeft() <= 0;
    }

    /** Time left for this thread, zero or negative when the deadline has passed; null without a deadline. */
    static Duration left() {
        var mine = MINE.get();
        return mine == null ? null : Duration.ofNanos(mine.nanosLeft());
    }

    /**
     * Records that this thread took a connection. The thread is not interrupted until it returns the connection. Call
     * this method after the connection is taken.
     */
    static void connectionTaken() {
        for (var mine = MINE.get(); mine != null; mine = mine.outer) {
            mine.take();
        }
    }

    /** Records that this thread returned a connection. Call this method after the connection is returned. */
    static void connectionReturned() {
        for (var mine = MINE.get(); mine != null; mine = mine.outer) {
            mine.giveBack();
        }
    }

    /**
     * Interrupts each overdue thread that holds no connection, except threads whose last interrupt is not cleared yet.
     */
    static void interruptOverdue() {
        UNDER_WAY.forEach(Deadline::interruptIfOver);
    }

    private long nanosLeft() {
        return end - System.nanoTime();
    }

    private synchronized void take() {
        connections++;
        endInterrupt();
    }

    /** Clears the interrupt, so that {@link #interruptIfOver} can interrupt the thread again later. */
    private synchronized void endInterrupt() {
        if (isInterrupted) {
            isInterrupted = false;
            Thread.interrupted();
        }
    }

    private synchronized void giveBack() {
        // Stays at 0 when the thread returns a connection that it took before the work began, and that was not counted.
        connections = Math.max(0, connections - 1);
    }

    private synchronized void interruptIfOver() {
        if (!isDone && !isInterrupted && connections == 0 && nanosLeft() <= 0) {
            isInterrupted = true;
            wasInterrupted = true;
            worker.interrupt();
        }
    }

    private void done() {
        synchronized (this) {
            isDone = true;
        }
        if (wasInterrupted) {
            Thread.interrupted();
            for (var around = outer; around != null; around = around.outer) {
                around.endInterrupt();
            }
        }
    }
}
