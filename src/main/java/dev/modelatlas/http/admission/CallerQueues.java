package dev.modelatlas.http.admission;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The running and waiting requests of each caller. Chooses between callers so that a caller with many requests does not
 * delay the others. The idea comes from FQ-CoDel (RFC 8290). This class is not safe for use by several threads.
 *
 * @param <T> type of the requests
 */
final class CallerQueues<T> {
    /** Callers with a running or waiting request. */
    private final Map<Object, Caller<T>> callers = new HashMap<>();

    private int waiting;
    private long turns;

    private static final class Caller<T> {
        private final Object id;
        private final Queue<T> line = new ArrayDeque<>();
        private int running;
        /** The number of its last turn. The caller with the smallest number has waited for its turn the longest. */
        private long turn;

        private Caller(Object id) {
            this.id = id;
        }

        private int running() {
            return running;
        }

        private int size() {
            return running + line.size();
        }

        private long turn() {
            return turn;
        }
    }

    /** The number of waiting requests. */
    int waiting() {
        return waiting;
    }

    /** Whether every running request is of one single caller, and this caller is another one. */
    boolean onlyAnotherRuns(Object id) {
        var running = callers.values().stream().filter(each -> each.running > 0).toList();
        return running.size() == 1 && !running.get(0).id.equals(id);
    }

    /** Counts a request as running. */
    void begin(Object id) {
        caller(id).running++;
    }

    /** Counts a running request as ended. */
    void end(Object id) {
        var caller = caller(id);
        caller.running--;
        forgetIfIdle(caller);
    }

    /** Adds a request behind the other waiting requests of its caller. */
    void add(Object id, T request) {
        var caller = caller(id);
        if (caller.line.isEmpty()) {
            caller.turn = turns++;
        }
        caller.line.add(request);
        waiting++;
    }

    /** Removes a request. Returns whether it was waiting. */
    boolean remove(Object id, T request) {
        var caller = caller(id);
        var waited = caller.line.removeIf(each -> each == request);
        if (waited) {
            waiting--;
        }
        forgetIfIdle(caller);
        return waited;
    }

    /**
     * Removes the waiting request that may begin next, and counts it as running. It is the oldest request of the caller
     * with the fewest running requests. Callers with equally many running requests take turns.
     *
     * @param mayBegin whether a request of a caller may begin
     * @return null when no request may begin
     */
    T next(Predicate<Object> mayBegin) {
        var next = withWaitingRequests()
                .filter(caller -> mayBegin.test(caller.id))
                .min(Comparator.<Caller<T>>comparingInt(Caller::running).thenComparingLong(Caller::turn));
        if (next.isEmpty()) {
            return null;
        }
        var caller = next.get();
        caller.running++;
        caller.turn = turns++;
        waiting--;
        return caller.line.poll();
    }

    /** Removes the oldest waiting request of the caller with the most requests. Returns null when no request waits. */
    T removeOfLargest() {
        var largest = withWaitingRequests()
                .min(Comparator.<Caller<T>>comparingInt(Caller::size).reversed().thenComparingLong(Caller::turn));
        if (largest.isEmpty()) {
            return null;
        }
        var request = largest.get().line.poll();
        waiting--;
        forgetIfIdle(largest.get());
        return request;
    }

    /** Whether a caller would, with one more request, still have fewer requests than some caller that waits. */
    boolean isSmall(Object id) {
        var caller = callers.get(id);
        var size = caller == null ? 1 : caller.size() + 1;
        return withWaitingRequests().anyMatch(other -> other.size() > size);
    }

    /** For tests: the number of callers with a running or waiting request. */
    int callers() {
        return callers.size();
    }

    private Stream<Caller<T>> withWaitingRequests() {
        return callers.values().stream().filter(caller -> !caller.line.isEmpty());
    }

    private Caller<T> caller(Object id) {
        return callers.computeIfAbsent(id, Caller::new);
    }

    private void forgetIfIdle(Caller<T> caller) {
        if (caller.size() == 0) {
            callers.remove(caller.id);
        }
    }
}
