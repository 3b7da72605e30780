package dev.modelatlas.http.admission;

import java.time.Duration;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.http.connection.HttpExchange;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.response.Response;

/** Refuses requests whose body does not arrive in time, because each such request occupies a connection and memory. */
public final class BodyTimeout implements Handler<RoutingContext> {
    private static final String TIMER = BodyTimeout.class.getName();

    private final Duration time;

    public BodyTimeout(Duration time) {
        this.time = time;
    }

    /**
     * Starts the timer for the body. The timer must be cancelled when the request ends without its whole body.
     * Otherwise, for the maximum time, the timer would keep in memory the part of the body that has arrived.
     */
    @Override
    public void handle(RoutingContext http) {
        var timer = http.vertx().setTimer(time.toMillis(), late -> giveUp(http));
        http.put(TIMER, timer);
        HttpExchange.whenOver(http, () -> http.vertx().cancelTimer(timer));
        http.next();
    }

    /** Stops the timer, because the body has arrived. */
    public void bodyArrived(RoutingContext http) {
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

    /**
     * Closes the connection. Over HTTP/2, resets only the stream, because other requests may share the connection.
     * Behind a proxy, the other requests may even come from other clients.
     */
    private static void hangUp(RoutingContext http) {
        if (http.request().version() == HttpVersion.HTTP_2) {
            http.response().reset();
        } else {
            http.request().connection().close();
        }
    }
}
