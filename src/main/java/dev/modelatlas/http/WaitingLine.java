package dev.modelatlas.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Who works, who waits for a place, and who is sent away. A burst may wait: soon its end is reached. A line that has
 * been long for as long as anybody may wait is no burst: from then on it is cut, whenever a place is free, to those who
 * came last, no more than there are places. The rest is told so at once, or all would be answered late. (The idea is
 * that of CoDel, "controlled delay".) A line that is no longer than that is never cut.
 *
 * @param <T> what is told whether it may begin
 */
final class WaitingLine<T> {
    private final int places;
    private final int most;
    private final long patience;
    private final Consumer<T> begin;
    private final Consumer<T> refuse;
    private final LongSupplier clock;

    private final Queue<T> line = new ArrayDeque<>();
    private int working;
    /** When the line became longer than there are places. */
    private long longSince;

    private boolean overloaded;
    private long lastCut;

    /**
     * An empty one.
     *
     * @param places how many may work at once
     * @param most how many more may wait
     * @param patience how long anybody may wait
     * @param begin called for who may work; each that was called {@link #leave leaves} once
     * @param refuse called for who may not
     * @param clock nanoseconds, like {@link System#nanoTime}
     */
    WaitingLine(int places, int most, Duration patience, Consumer<T> begin, Consumer<T> refuse, LongSupplier clock) {
        this.places = places;
        this.most = most;
        this.patience = patience.toNanos();
        this.begin = begin;
        this.refuse = refuse;
        this.clock = clock;
    }

    /** Somebody comes. True when he has to wait, and to be {@link #giveUp given up} after the patience is over. */
    boolean enter(T who) {
        Consumer<T> told;
        synchronized (this) {
            if (working < places) {
                working++;
                told = begin;
            } else if (line.size() < most) {
                line.add(who);
                if (line.size() == places + 1) {
                    longSince = clock.getAsLong();
                }
                return true;
            } else {
                told = refuse;
            }
        }
        told.accept(who);
        return false;
    }

    /** Somebody's work is over: the next one begins. */
    void leave() {
        var late = new ArrayList<T>();
        var next = next(late);
        late.forEach(refuse);
        if (next != null) {
            begin.accept(next);
        }
    }

    /** The patience of somebody is over; nothing happens when he waits no more. */
    void giveUp(T who) {
        boolean waited;
        synchronized (this) {
            waited = line.removeIf(waiting -> waiting == who);
        }
        if (waited) {
            refuse.accept(who);
        }
    }

    /** How many work. */
    synchronized int working() {
        return working;
    }

    /** How many wait. */
    synchronized int waiting() {
        return line.size();
    }

    /** @param late those who are cut off are put here */
    private synchronized T next(List<T> late) {
        var now = clock.getAsLong();
        if (line.size() > places && now - longSince > patience) {
            overloaded = true;
        } else if (now - lastCut > patience) {
            overloaded = false;
        }
        while (overloaded && line.size() > places) {
            late.add(line.poll());
            lastCut = now;
        }
        var next = line.poll();
        if (next == null) {
            working--;
        }
        return next;
    }
}
