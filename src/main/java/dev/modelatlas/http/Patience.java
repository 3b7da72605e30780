package dev.modelatlas.http;

import java.time.Duration;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Gives up on clients that never end their request: each would hold a connection and memory for as long as it likes. */
final class Patience implements Handler<RoutingContext> {
    private static final String TIMER = Patience.class.getName();

    private final Duration time;

    Patience(Duration time) {
        this.time = time;
    }

    /** Starts to wait for the body. */
    @Override
    public void handle(RoutingContext http) {
        http.put(TIMER, http.vertx().setTimer(time.toMillis(), late -> giveUp(http)));
        http.next();
    }

    /** The body is there. */
    void arrived(RoutingContext http) {
        if (http.remove(TIMER) instanceof Long running) {
            http.vertx().cancelTimer(running);
        }
        http.next();
    }

    private void giveUp(RoutingContext http) {
        http.remove(TIMER);
        if (http.response().ended()) {
            return;
        }
        http.addEndHandler(told -> http.request().connection().close());
        new Response(http).end(HttpRefusal.requestTimeout(time));
    }
}
