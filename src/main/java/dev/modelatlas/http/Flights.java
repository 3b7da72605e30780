package dev.modelatlas.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.ext.web.RoutingContext;

/**
 * Answers on their way. The first who asks has to compute; all who ask the same meanwhile wait for it, without keeping
 * a thread.
 */
@Singleton
class Flights {
    private static final String IN_REQUEST = Flights.class.getName();

    private final Duration patience;
    private final ConcurrentHashMap<CacheKey, Flight> underWay = new ConcurrentHashMap<>();

    @Inject
    Flights(HttpConfig config) {
        this(config.deadline());
    }

    /** @param patience how long a request waits for what another computes */
    Flights(Duration patience) {
        this.patience = patience;
    }

    /**
     * Joins the flight that is under way, or starts one.
     *
     * @param http a request on its event loop
     * @param passenger is given the answer that another request has computed; empty when it came to nothing
     * @param late is called instead when there was none in time
     * @return true when the request has to compute the answer itself: it {@link #take takes} the flight, or cancels it
     */
    boolean start(CacheKey key, RoutingContext http, Consumer<Optional<Rendered>> passenger, Runnable late) {
        var mine = new Flight(key);
        var other = underWay.putIfAbsent(key, mine);
        if (other != null) {
            board(other, http, passenger, late);
            return false;
        }
        http.put(IN_REQUEST, mine);
        return true;
    }

    private void board(Flight flight, RoutingContext http, Consumer<Optional<Rendered>> passenger, Runnable late) {
        var loop = http.vertx().getOrCreateContext();
        var timer = http.vertx().setTimer(patience.toMillis(), ignored -> late.run());
        flight.landed.thenAccept(answer -> loop.runOnContext(ignored -> {
            // A timer that is gone has rung: the request is answered.
            if (http.vertx().cancelTimer(timer)) {
                passenger.accept(answer);
            }
        }));
    }

    /** What the calling thread computes for a request; it must land. One without passengers when none was started. */
    Flight take(RoutingContext http) {
        Flight started = http.get(IN_REQUEST);
        return started == null ? new Flight(null) : started;
    }

    /** A request will not be computed: nobody is to wait for it. */
    void cancel(RoutingContext http) {
        take(http).land(null);
    }

    final class Flight {
        private final CacheKey key;
        private final CompletableFuture<Optional<Rendered>> landed = new CompletableFuture<>();

        private Flight(CacheKey key) {
            this.key = key;
        }

        /** The first time counts. @param answer null when there is none that others may have */
        void land(Rendered answer) {
            if (key != null) {
                underWay.remove(key, this);
            }
            landed.complete(Optional.ofNullable(answer));
        }
    }
}
