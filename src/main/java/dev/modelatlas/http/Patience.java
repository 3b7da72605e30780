package dev.modelatlas.http;

import java.time.Duration;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpVersion;
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
        http.addEndHandler(told -> hangUp(http));
        new Response(http).end(HttpRefusal.requestTimeout(time));
    }

    /** Over HTTP/2, other requests share the connection, maybe those of other people behind one proxy. */
    private static void hangUp(RoutingContext http) {
        if (http.request().version() == HttpVersion.HTTP_2) {
            http.response().reset();
        } else {
            http.request().connection().close();
        }
    }
}
