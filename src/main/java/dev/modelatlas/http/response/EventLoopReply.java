package dev.modelatlas.http.response;

import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;

/** Sends responses that other threads have prepared. */
public final class EventLoopReply {
    private EventLoopReply() {}

    /**
     * Runs a step on the request's event loop, unless the client has disconnected. If the step throws an exception,
     * this method fails the request: an open request would keep its slot, and its client would wait forever.
     */
    public static void send(RoutingContext http, Context loop, Runnable step) {
        loop.runOnContext(turn -> {
            if (http.response().closed()) {
                return;
            }
            try {
                step.run();
            } catch (RuntimeException | Error failure) {
                fail(http, failure);
            }
        });
    }

    /** Sends an error, or breaks the response off if it has already begun. */
    private static void fail(RoutingContext http, Throwable failure) {
        if (http.response().headWritten()) {
            http.response().reset();
        } else {
            http.fail(failure);
        }
    }
}
