package dev.modelatlas.http.admission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A queue for a limited number of slots. A short burst of requests may wait. If more requests wait than there are
 * slots, and this lasts longer than the maximum wait, the queue is overloaded: every response would then be late.
 * During an overload, whenever a slot is released, the queue refuses requests of the callers with the most requests,
 * oldest first, until at most one request for each slot is waiting. The idea comes from CoDel ("controlled delay").
 *
 * <p>Callers share slots and queue: {@link CallerQueues} chooses the caller whose request begins or is refused. A caller
 * may use all slots and the whole queue while it is alone. If it occupies all slots, a request of another caller still
 * begins at once, in an additional slot. Otherwise the other caller would wait for the end of slow requests. If the
 * queue is full, a request of another caller displaces one of the caller with the most requests.
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

    private final CallerQueues<T> line = new CallerQueues<>();
    private int working;
    /** Time at which the queue last became longer than the number of slots. */
    private long longSince;

    private boolean overloaded;
    private long lastCut;

    /**
     * Creates an empty queue.
     *
     * @param places number of slots, without the additional slot
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
     * Starts, queues or refuses a request. Returns true when the request was queued; the program must then call
     * {@link #timeOut} after the maximum wait.
     *
     * @param caller identifies the caller by {@code equals}
     */
    boolean admit(Object caller, T who) {
        T displaced = null;
        Consumer<T> told = null;
        synchronized (this) {
            if (mayBegin(caller)) {
                working++;
                line.begin(caller);
                told = begin;
            } else if (line.waiting() < most) {
                line.add(caller, who);
                if (line.waiting() == places + 1) {
                    longSince = clock.getAsLong();
                }
            } else if (line.isSmall(caller)) {
                displaced = line.removeOfLargest();
                line.add(caller, who);
            } else {
                told = refuse;
            }
        }
        if (displaced != null) {
            refuse.accept(displaced);
        }
        if (told != null) {
            told.accept(who);
        }
        return told == null;
    }

    /** Releases a slot of a caller, so that the next request begins. */
    void release(Object caller) {
        var late = new ArrayList<T>();
        var next = next(caller, late);
        late.forEach(refuse);
        if (next != null) {
            begin.accept(next);
        }
    }

    /** Refuses a request that has waited for the maximum time. Has no effect when the request no longer waits. */
    void timeOut(Object caller, T who) {
        if (forget(caller, who)) {
            refuse.accept(who);
        }
    }

    /**
     * Removes a request because its client has disconnected, without refusing it. Returns true if the request was
     * waiting.
     */
    synchronized boolean forget(Object caller, T who) {
        return line.remove(caller, who);
    }

    /** The number of occupied slots. */
    synchronized int active() {
        return working;
    }

    /** The length of the queue. */
    synchronized int queued() {
        return line.waiting();
    }

    private boolean mayBegin(Object caller) {
        return working < places || working == places && line.onlyAnotherRuns(caller);
    }

    /**
     * Returns the request that may begin next, and removes it from the queue. Returns null when no request may begin.
     *
     * @param ended the caller whose request has ended
     * @param late receives the requests to refuse
     */
    private synchronized T next(Object ended, List<T> late) {
        working--;
        line.end(ended);
        var now = clock.getAsLong();
        if (line.waiting() > places && now - longSince > patience) {
            overloaded = true;
        } else if (now - lastCut > patience) {
            overloaded = false;
        }
        while (overloaded && line.waiting() > places) {
            late.add(line.removeOfLargest());
            lastCut = now;
        }
        var next = line.next(this::mayBegin);
        if (next != null) {
            working++;
        }
        return next;
    }
}
