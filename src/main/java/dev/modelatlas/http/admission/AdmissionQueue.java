package dev.modelatlas.http.admission;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A queue for a limited number of slots. A short burst of requests may wait. If more requests wait than there are
 * slots, and this lasts longer than the maximum wait, the queue is overloaded: every response would then be late.
 * During an overload, whenever a slot is released, the queue refuses its oldest requests until at most one request for
 * each slot is waiting. The idea comes from CoDel ("controlled delay").
 *
 * @param <T> type of the queued requests
 */
final class AdmissionQueue<T> {
    private final int places;
    private final int most;
    private final long patience;
    private final Consumer<T> begin;
    private final Consumer<T> refuse;
    private final LongSupplier clock;

    private final Queue<T> line = new ArrayDeque<>();
    private int working;
    /** Time at which the queue last became longer than the number of slots. */
    private long longSince;

    private boolean overloaded;
    private long lastCut;

    /**
     * Creates an empty queue.
     *
     * @param places number of slots
     * @param most maximum length of the queue
     * @param patience maximum wait
     * @param begin called with each request that may begin; its slot must later be {@link #release released} exactly
     *     once
     * @param refuse called with each request that is refused
     * @param clock returns nanoseconds, like {@link System#nanoTime}
     */
    AdmissionQueue(int places, int most, Duration patience, Consumer<T> begin, Consumer<T> refuse, LongSupplier clock) {
        this.places = places;
        this.most = most;
        this.patience = patience.toNanos();
        this.begin = begin;
        this.refuse = refuse;
        this.clock = clock;
    }

    /**
     * Starts, queues or refuses a request. Returns true when the request was queued; the caller must then call
     * {@link #timeOut} after the maximum wait.
     */
    boolean admit(T who) {
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

    /** Releases a slot, so that the next request begins. */
    void release() {
        var late = new ArrayList<T>();
        var next = next(late);
        late.forEach(refuse);
        if (next != null) {
            begin.accept(next);
        }
    }

    /** Refuses a request that has waited for the maximum time. Has no effect when the request no longer waits. */
    void timeOut(T who) {
        if (forget(who)) {
            refuse.accept(who);
        }
    }

    /**
     * Removes a request because its client has disconnected, without refusing it. Returns true if the request was
     * waiting.
     */
    synchronized boolean forget(T who) {
        return line.removeIf(waiting -> waiting == who);
    }

    /** The number of occupied slots. */
    synchronized int active() {
        return working;
    }

    /** The length of the queue. */
    synchronized int queued() {
        return line.size();
    }

    /**
     * Returns the request that may begin next, and removes it from the queue. Returns null when no request waits.
     *
     * @param late receives the requests to refuse
     */
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
