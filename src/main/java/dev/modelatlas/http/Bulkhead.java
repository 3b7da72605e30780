package dev.modelatlas.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets so many requests work at once and a few wait; the rest is told at once to come back, so that a flood slows
 * nobody but itself.
 */
@Singleton
class Bulkhead implements Handler<RoutingContext> {
    private final int most;
    private final Semaphore working;
    private final AtomicInteger inside = new AtomicInteger();

    @Inject
    Bulkhead(HttpConfig config) {
        this.most = config.working() + config.waiting();
        this.working = new Semaphore(config.working(), true);
    }

    /** At the door, on the event loop. */
    @Override
    public void handle(RoutingContext http) {
        if (inside.incrementAndGet() > most) {
            inside.decrementAndGet();
            new Response(http).end(HttpRefusal.overloaded());
            return;
        }
        http.next();
    }

    /** Work that no request waits for, on a thread of its own, which waits for its turn among the requests. */
    <T> T within(Supplier<T> work) {
        working.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            working.release();
        }
    }

    /** Inside, on a worker thread, which waits for its turn. Everyone who was let in comes here, and leaves. */
    Handler<RoutingContext> around(Handler<RoutingContext> work) {
        return http -> {
            working.acquireUninterruptibly();
            try {
                work.handle(http);
            } finally {
                working.release();
                inside.decrementAndGet();
            }
        };
    }
}
