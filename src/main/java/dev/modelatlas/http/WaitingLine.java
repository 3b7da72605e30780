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
 * stood for as long as anybody may wait is no burst: from then on only those are served who have hardly waited, and the
 * rest is told so at once, or all would be answered late (the rule of "controlled delay", CoDel, for servers).
 *
 * @param <T> what is told whether it may begin
 */
final class WaitingLine<T> {
    /** What a wait may add to an answer while more is asked than can be answered. */
    static final Duration SHORT = Duration.ofMillis(5);

    private final int places;
    private final int most;
    private final long patience;
    private final Consumer<T> begin;
    private final Consumer<T> refuse;
    private final LongSupplier clock;

    private final Queue<Waiting<T>> line = new ArrayDeque<>();
    private int working;
    private long standingSince;
    private boolean overloaded;
    private long lastLongWait;

    private record Waiting<T>(T who, long since) {}

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
            var now = clock.getAsLong();
            if (working < places) {
                working++;
                calmDown(now);
                told = begin;
            } else if (line.size() < most) {
                if (line.isEmpty()) {
                    standingSince = now;
                }
                line.add(new Waiting<>(who, now));
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
            waited = line.removeIf(waiting -> waiting.who == who);
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

    /** @param late those whose wait was too long are put here */
    private synchronized T next(List<T> late) {
        var now = clock.getAsLong();
        for (var waiting = line.poll(); waiting != null; waiting = line.poll()) {
            if (isInTime(now - waiting.since, now)) {
                return waiting.who;
            }
            late.add(waiting.who);
        }
        working--;
        return null;
    }

    private boolean isInTime(long wait, long now) {
        if (now - standingSince > patience && !overloaded) {
            overloaded = true;
            lastLongWait = now;
        }
        var isLong = wait > SHORT.toNanos();
        if (isLong) {
            lastLongWait = now;
        } else {
            calmDown(now);
        }
        return overloaded ? !isLong : wait <= patience;
    }

    /** Called when somebody has hardly waited: once nobody has waited long for a while, the flood is over. */
    private void calmDown(long now) {
        if (overloaded && now - lastLongWait > patience) {
            overloaded = false;
            standingSince = now;
        }
    }
}
