package dev.modelatlas.http.admission;

import jakarta.inject.Singleton;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.access.ConnectionGuard;
import dev.modelatlas.http.cache.InFlightRequests;
import dev.modelatlas.http.connection.HttpExchange;
import dev.modelatlas.http.message.HttpConfig;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.response.Response;
import dev.modelatlas.work.WorkerWatch;

/**
 * Limits the number of concurrent requests. A limited number of further requests wait in a queue; the rest get 503.
 * Callers with a few requests do not wait for the requests of a caller with many.
 * Waiting requests occupy no thread, so a flood of them does not delay requests that bypass this limit. A request whose
 * client has disconnected leaves the queue, unless equal requests wait for its response.
 */
@Singleton
public class Bulkhead implements Handler<RoutingContext> {
    private final ConnectionGuard guard;
    private final InFlightRequests inFlight;
    private final WorkerWatch workers;
    private final AdmissionQueue<Entrance> line;
    private final long patience;

    /**
     * A request in the queue, with the event loop on which its timer runs. The timer must be cancelled when the wait
     * ends; otherwise, the timer would keep the request and its body in memory for the maximum wait.
     */
    private static final class Entrance {
        private final RoutingContext http;
        private final Object caller;
        private final Context loop;
        private Long clock;

        Entrance(RoutingContext http, Object caller) {
            this.http = http;
            this.caller = caller;
            this.loop = http.vertx().getOrCreateContext();
        }

        void whenLate(long patience, Runnable late) {
            clock = http.vertx().setTimer(patience, ignored -> late.run());
        }

        /** Ends the wait and runs the next step, on the request's event loop. */
        void then(Runnable next) {
            loop.runOnContext(turn -> {
                if (clock != null) {
                    http.vertx().cancelTimer(clock);
                }
                next.run();
            });
        }
    }

    Bulkhead(HttpConfig config, ConnectionGuard guard, InFlightRequests inFlight, WorkerWatch workers) {
        this.guard = guard;
        this.inFlight = inFlight;
        this.workers = workers;
        this.patience = config.queueTimeout().toMillis();
        this.line = new AdmissionQueue<>(
                limit(config), config.queueSize(), config.queueTimeout(), this::open, this::refuse, System::nanoTime);
    }

    /** Admits a request, or queues or refuses it. Runs on the request's event loop. */
    @Override
    public void handle(RoutingContext http) {
        var entrance = new Entrance(http, guard.caller(http));
        if (line.admit(entrance.caller, entrance)) {
            entrance.whenLate(patience, () -> line.timeOut(entrance.caller, entrance));
            HttpExchange.whenOver(http, () -> abandon(entrance));
        }
    }

    /**
     * Runs the work on a worker thread. Every admitted request passes through this handler, which releases the
     * request's slot at the end.
     */
    public Handler<RoutingContext> around(Handler<RoutingContext> work) {
        return http -> {
            try {
                workers.during(() -> work.handle(http));
            } finally {
                line.release(guard.caller(http));
            }
        };
    }

    /** Maximum number of concurrent requests of one caller. All callers together may have one more. */
    public static int limit(HttpConfig config) {
        return config.maxConcurrent().orElse(Runtime.getRuntime().availableProcessors() + 1);
    }

    /** The number of requests being processed. */
    public int active() {
        return line.active();
    }

    /** The number of requests in the queue. */
    public int queued() {
        return line.queued();
    }

    private void open(Entrance entrance) {
        entrance.then(() -> {
            if (HttpExchange.isGone(entrance.http) && inFlight.isAlone(entrance.http)) {
                inFlight.cancel(entrance.http);
                line.release(entrance.caller);
            } else {
                entrance.http.next();
            }
        });
    }

    /**
     * Removes a request from the queue because its client has disconnected, unless equal requests wait for its
     * response. Does not check {@link HttpExchange#isGone}, which may still return false when this method runs.
     */
    private void abandon(Entrance entrance) {
        if (inFlight.isAlone(entrance.http) && line.forget(entrance.caller, entrance)) {
            entrance.then(() -> inFlight.cancel(entrance.http));
        }
    }

    private void refuse(Entrance entrance) {
        entrance.then(() -> {
            inFlight.cancel(entrance.http);
            new Response(entrance.http).end(HttpRefusal.overloaded());
        });
    }
}
