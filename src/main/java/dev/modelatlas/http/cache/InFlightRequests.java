package dev.modelatlas.http.cache;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.http.connection.HttpExchange;
import dev.modelatlas.http.message.HttpConfig;
import dev.modelatlas.http.response.SerializedResponse;

/**
 * The responses that are being computed. The first of several equal requests computes the response. The others wait for
 * this response without occupying a thread.
 */
@Singleton
public class InFlightRequests {
    private static final String IN_REQUEST = InFlightRequests.class.getName();

    private final Duration maxWait;
    private final ConcurrentHashMap<CacheKey, Computation> running = new ConcurrentHashMap<>();

    @Inject
    InFlightRequests(HttpConfig config) {
        this(config.deadline());
    }

    /** @param maxWait maximum time that a request waits for the response to an equal request */
    InFlightRequests(Duration maxWait) {
        this.maxWait = maxWait;
    }

    /**
     * Joins a computation in progress, or starts one.
     *
     * @param http a request on its event loop
     * @param receiver called with the response of the computation in progress, or with an empty value when that
     *     response cannot be shared
     * @param late called instead of {@code receiver} when the response does not arrive in time
     * @return true when the request must compute the response itself; the caller must then complete the
     *     {@link #current} computation, or call {@link #cancel}
     */
    boolean joinOrStart(
            CacheKey key, RoutingContext http, Consumer<Optional<SerializedResponse>> receiver, Runnable late) {
        var mine = new Computation(key);
        var other = running.putIfAbsent(key, mine);
        if (other != null) {
            await(other, http, receiver, late);
            return false;
        }
        http.put(IN_REQUEST, mine);
        return true;
    }

    private void await(
            Computation computation,
            RoutingContext http,
            Consumer<Optional<SerializedResponse>> receiver,
            Runnable late) {
        var loop = http.vertx().getOrCreateContext();
        var timer = http.vertx().setTimer(maxWait.toMillis(), ignored -> late.run());
        Consumer<Optional<SerializedResponse>> waiter = answer -> loop.runOnContext(ignored -> {
            // If the timer cannot be cancelled, it has already fired, and {@code late} has responded.
            if (http.vertx().cancelTimer(timer)) {
                receiver.accept(answer);
            }
        });
        computation.add(waiter);
        // Otherwise, when a client disconnects, the timer and the computation would keep its request in memory.
        HttpExchange.whenOver(http, () -> {
            http.vertx().cancelTimer(timer);
            computation.remove(waiter);
        });
    }

    /**
     * Returns the computation that a request started and must complete. If the request started none, returns a new
     * computation, for which no other request waits.
     */
    public Computation current(RoutingContext http) {
        Computation started = http.get(IN_REQUEST);
        return started == null ? new Computation(null) : started;
    }

    /** Whether no other request waits for the response to this request. */
    public boolean isAlone(RoutingContext http) {
        return current(http).isAlone();
    }

    /**
     * Ends the computation that a request started. Call this method if the request will not compute a response, for
     * example because it is refused. Equal requests that wait for this response get an empty result.
     */
    public void cancel(RoutingContext http) {
        current(http).complete(null);
    }

    public final class Computation {
        private final CacheKey key;
        private final Set<Consumer<Optional<SerializedResponse>>> waiters = new HashSet<>();
        /** The response, or empty when it cannot be shared; null while it is being computed. */
        private Optional<SerializedResponse> result;

        private Computation(CacheKey key) {
            this.key = key;
        }

        /** Calls the waiter with the response, at once if the response is already known. */
        private void add(Consumer<Optional<SerializedResponse>> waiter) {
            Optional<SerializedResponse> known;
            synchronized (this) {
                known = result;
                if (known == null) {
                    waiters.add(waiter);
                }
            }
            if (known != null) {
                waiter.accept(known);
            }
        }

        private synchronized void remove(Consumer<Optional<SerializedResponse>> waiter) {
            waiters.remove(waiter);
        }

        private synchronized boolean isAlone() {
            return waiters.isEmpty();
        }

        /**
         * Gives the response to the waiting requests; later calls have no effect.
         *
         * @param answer null when the response cannot be shared
         */
        public void complete(SerializedResponse answer) {
            if (key != null) {
                running.remove(key, this);
            }
            var shared = Optional.ofNullable(answer);
            List<Consumer<Optional<SerializedResponse>>> told;
            synchronized (this) {
                if (result != null) {
                    return;
                }
                result = shared;
                told = List.copyOf(waiters);
                waiters.clear();
            }
            told.forEach(waiter -> waiter.accept(shared));
        }
    }
}
