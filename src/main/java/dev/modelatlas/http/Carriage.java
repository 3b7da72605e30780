package dev.modelatlas.http;

import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.access.Admission;
import dev.modelatlas.work.Transit;

/** Counts what a request and its answer take of the memory while they are on their way, see {@link Transit}. */
@Singleton
final class Carriage implements Handler<RoutingContext> {
    private static final String IN_REQUEST = Carriage.class.getName();

    /** Bytes that are sent to everybody: {@link ClientConnection} bounds how many of them are left lying. */
    private static final int REFUSAL = 512;

    private final Transit transit;
    private final Admission admission;
    private final long longestBody;

    @Inject
    Carriage(Transit transit, Admission admission, HttpConfig config) {
        this.transit = transit;
        this.admission = admission;
        this.longestBody = config.maxBodySize().asLongValue();
    }

    /** Before the body is read. */
    @Override
    public void handle(RoutingContext http) {
        http.put(IN_REQUEST, this);
        var method = http.request().method();
        if (!GraphQLHandler.METHODS.contains(method)) {
            new Response(http).endUnread(GraphQLHandler.methodNotAllowed());
            return;
        }
        var bytes = method.equals(HttpMethod.POST) ? bytesOfBody(http) : 0;
        var place = transit.enter(admission.caller(http), bytes);
        if (place.isEmpty()) {
            http.request().resume();
            refuse(http);
            return;
        }
        Exchange.of(http).holds(place.get());
        http.next();
    }

    /**
     * Takes a place for the bytes of an answer.
     *
     * @return empty when there is none, and the request has been refused instead
     */
    static Optional<Transit.Place> place(RoutingContext http, long bytes) {
        Carriage carriage = http.get(IN_REQUEST);
        if (carriage == null || bytes <= REFUSAL) {
            return Optional.of(Transit.NOWHERE);
        }
        var place = carriage.transit.enter(carriage.admission.caller(http), bytes);
        if (place.isEmpty()) {
            refuse(http);
        }
        return place;
    }

    /** Who leaves answers lying asks no more on this connection. */
    private static void refuse(RoutingContext http) {
        new Response(http).endConnection().end(HttpRefusal.overloaded());
    }

    /** What it may become where it is not told. */
    private long bytesOfBody(RoutingContext http) {
        var told = http.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return told == null ? longestBody : Math.max(0, Math.min(longestBody, Long.parseLong(told)));
        } catch (NumberFormatException broken) {
            return longestBody;
        }
    }
}
