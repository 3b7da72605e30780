package dev.modelatlas.sql;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Until when the work of a thread has to be done. What it asks the database meanwhile is cancelled there when the time
 * is over: see {@link TimedConnections}. Whatever else it waits for then, it is interrupted: see {@link DeadlineWatch}.
 * The interrupt ends with the work, so what the thread does next never sees it; and none comes while the thread has a
 * connection, which has to be given back as whole as it was taken.
 */
public final class Deadline {
    private static final ThreadLocal<Deadline> MINE = new ThreadLocal<>();
    private static final Set<Deadline> UNDER_WAY = ConcurrentHashMap.newKeySet();

    private final Thread worker = Thread.currentThread();
    private final long end;
    /** Of the work that this is a part of; null when it is all. */
    private final Deadline outer;

    private int connections;
    /** Whether the worker is to see an interrupt of ours now. */
    private boolean isInterrupted;
    /** Whether there ever was one: others may have caught it and interrupted their thread again. */
    private boolean wasInterrupted;

    private boolean isDone;

    private Deadline(Duration time, Deadline outer) {
        this.end = System.nanoTime() + time.toNanos();
        this.outer = outer;
    }

    /** Does the work on this thread, which has that long: also as a part of other work, whose time is not asked then. */
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

    /** Whether the time of this thread is over; never when nothing presses. */
    public static boolean isOver() {
        var mine = MINE.get();
        return mine != null && mine.nanosLeft() <= 0;
    }

    /** Time that is left to this thread, zero or less when it is over; null when nothing presses. */
    static Duration left() {
        var mine = MINE.get();
        return mine == null ? null : Duration.ofNanos(mine.nanosLeft());
    }

    /** This thread has a connection from now on. */
    static void connectionTaken() {
        for (var mine = MINE.get(); mine != null; mine = mine.outer) {
            mine.take();
        }
    }

    /** This thread has given a connection back. */
    static void connectionReturned() {
        for (var mine = MINE.get(); mine != null; mine = mine.outer) {
            mine.giveBack();
        }
    }

    /** Interrupts the threads whose time is over, each once for each wait. */
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

    /** What waits afterwards is interrupted again. */
    private synchronized void endInterrupt() {
        if (isInterrupted) {
            isInterrupted = false;
            Thread.interrupted();
        }
    }

    private synchronized void giveBack() {
        // What was taken before the work began is not counted.
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
