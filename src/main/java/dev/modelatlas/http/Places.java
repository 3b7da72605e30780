package dev.modelatlas.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.vertx.ext.web.RoutingContext;

/** A bounded number of places, and of them a bounded number for each caller. */
public final class Places {
    private final int most;
    private final int mostOfOne;
    private final Map<Object, Integer> callers = new HashMap<>();
    private int taken;

    /** One taken place. It can be given back from any thread and more than once; the first time counts. */
    public final class Lease implements AutoCloseable {
        private final Object caller;
        private boolean isOver;

        private Lease(Object caller) {
            this.caller = caller;
        }

        @Override
        public void close() {
            synchronized (Places.this) {
                if (!isOver) {
                    isOver = true;
                    taken--;
                    callers.computeIfPresent(caller, (who, count) -> count == 1 ? null : count - 1);
                }
            }
        }

        /**
         * Gives the place back when the request ends, however it does. A client that has left already calls no end
         * handler any more. On the request's event loop.
         *
         * @return false when the client has left
         */
        public boolean endsWith(RoutingContext http) {
            http.addEndHandler(ended -> close());
            if (http.response().closed()) {
                close();
                return false;
            }
            return true;
        }
    }

    public Places(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Takes a place, which has to be closed on every path; empty when there is none left for the caller. */
    public synchronized Optional<Lease> enter(Object caller) {
        if (taken >= most || callers.getOrDefault(caller, 0) >= mostOfOne) {
            return Optional.empty();
        }
        taken++;
        callers.merge(caller, 1, Integer::sum);
        return Optional.of(new Lease(caller));
    }

    public synchronized int taken() {
        return taken;
    }
}
