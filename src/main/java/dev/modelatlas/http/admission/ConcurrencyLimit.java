package dev.modelatlas.http.admission;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.http.connection.HttpExchange;

/** A limited number of slots, in total and for each caller. A request occupies a slot while it is in progress. */
public final class ConcurrencyLimit {
    private final int most;
    private final int mostOfOne;
    private final Map<Object, Integer> callers = new HashMap<>();
    private int taken;
    private int takenWithoutKey;

    /** An occupied slot. It can be released from any thread. Releasing it again has no effect. */
    public final class Lease implements AutoCloseable {
        private final Object caller;
        private final boolean hasKey;
        private boolean isOver;

        private Lease(Object caller, boolean hasKey) {
            this.caller = caller;
            this.hasKey = hasKey;
        }

        @Override
        public void close() {
            synchronized (ConcurrencyLimit.this) {
                if (!isOver) {
                    isOver = true;
                    taken--;
                    takenWithoutKey -= hasKey ? 0 : 1;
                    callers.computeIfPresent(caller, (who, count) -> count == 1 ? null : count - 1);
                }
            }
        }

        /**
         * Releases the slot when the request ends, with or without a response. Call this on the request's event loop.
         * If the client has already disconnected, the slot is released at once.
         *
         * @return false when the client has already disconnected
         */
        public boolean endsWith(RoutingContext http) {
            HttpExchange.whenOver(http, this::close);
            return !HttpExchange.isGone(http);
        }
    }

    public ConcurrencyLimit(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /**
     * Like {@link #acquire(Object, boolean)}, for a limit that reserves no slots for callers with a key or token. The
     * result is empty when a limit is reached. Always close the lease at the end.
     */
    public Optional<Lease> acquire(Object caller) {
        return acquire(caller, true);
    }

    /**
     * Occupies a slot for a caller. If there are at least four slots, a quarter of them is only for callers with a key
     * or token. Otherwise, one client with many IPv6 networks could occupy all slots without a key. The result is empty
     * when a limit is reached. Always close the lease at the end.
     *
     * @param hasKey whether the caller has a key or token, and may use every slot
     */
    public synchronized Optional<Lease> acquire(Object caller, boolean hasKey) {
        var isFull = taken >= most || !hasKey && takenWithoutKey >= most - most / 4;
        if (isFull || callers.getOrDefault(caller, 0) >= mostOfOne) {
            return Optional.empty();
        }
        taken++;
        takenWithoutKey += hasKey ? 0 : 1;
        callers.merge(caller, 1, Integer::sum);
        return Optional.of(new Lease(caller, hasKey));
    }

    public synchronized int inUse() {
        return taken;
    }
}
