package dev.modelatlas.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.work.WorkerWatch;

/**
 * Lets so many requests work at once and a few wait, without keeping a thread; the rest is told to come back, so that a
 * flood slows nobody but itself.
 */
@Singleton
class Bulkhead implements Handler<RoutingContext> {
    private final Flights flights;
    private final WorkerWatch workers;
    private final WaitingLine<Entrance> line;
    private final long patience;

    /**
     * A request before the door, and the event loop that it came by, which alone knows the clock that runs for it. A
     * clock that were left to run would keep the request, and all that it read, for as long as anybody may wait.
     */
    private static final class Entrance {
        private final RoutingContext http;
        private final Context loop;
        private Long clock;

        Entrance(RoutingContext http) {
            this.http = http;
            this.loop = http.vertx().getOrCreateContext();
        }

        void whenLate(long patience, Runnable late) {
            clock = http.vertx().setTimer(patience, ignored -> late.run());
        }

        /** What becomes of it; its waiting is over. */
        void then(Runnable next) {
            loop.runOnContext(turn -> {
                if (clock != null) {
                    http.vertx().cancelTimer(clock);
                }
                next.run();
            });
        }
    }

    @Inject
    Bulkhead(HttpConfig config, Flights flights, WorkerWatch workers) {
        this.flights = flights;
        this.workers = workers;
        this.patience = config.longestWait().toMillis();
        this.line = new WaitingLine<>(
                places(config), config.waiting(), config.longestWait(), Bulkhead::open, this::refuse, System::nanoTime);
    }

    /** At the door, on the event loop. */
    @Override
    public void handle(RoutingContext http) {
        var entrance = new Entrance(http);
        if (line.enter(entrance)) {
            entrance.whenLate(patience, () -> line.giveUp(entrance));
        }
    }

    /** Inside, on a worker thread. Everyone who was let in comes here, and leaves. */
    Handler<RoutingContext> around(Handler<RoutingContext> work) {
        return http -> {
            try {
                workers.during(() -> work.handle(http));
            } finally {
                Exchange.of(http).leave();
                line.leave();
            }
        };
    }

    /** How many requests are worked on at most. */
    static int places(HttpConfig config) {
        return config.working().orElse(Runtime.getRuntime().availableProcessors() + 1);
    }

    /** How many requests are worked on. */
    int working() {
        return line.working();
    }

    /** How many requests wait for their turn. */
    int waiting() {
        return line.waiting();
    }

    private static void open(Entrance entrance) {
        entrance.then(entrance.http::next);
    }

    private void refuse(Entrance entrance) {
        entrance.then(() -> {
            flights.cancel(entrance.http);
            new Response(entrance.http).end(HttpRefusal.overloaded());
        });
    }
}
