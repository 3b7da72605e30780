package dev.modelatlas.http.response;

import java.util.Optional;
import java.util.function.LongSupplier;

import jakarta.inject.Singleton;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.access.ConnectionGuard;
import dev.modelatlas.http.connection.HttpExchange;
import dev.modelatlas.http.message.BodyWriter;
import dev.modelatlas.http.message.HttpConfig;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.work.Transit;

/** Limits the memory of requests and responses in transit ({@link Transit}). */
@Singleton
public final class TransitLimit implements Handler<RoutingContext> {
    private static final String IN_REQUEST = TransitLimit.class.getName();

    /**
     * Maximum size in bytes of a request or response body, or of a URL, that needs no reservation of memory. The server
     * can therefore always receive a short query and send a refusal. Such a body takes less memory than the other
     * objects of its request. {@code ClientConnection} limits the waiting requests and the unread responses of each
     * connection.
     */
    private static final int FREE = 512;

    private final Transit transit;
    private final ConnectionGuard guard;
    private final long longestBody;

    TransitLimit(Transit transit, ConnectionGuard guard, HttpConfig config) {
        this.transit = transit;
        this.guard = guard;
        this.longestBody = config.maxBodySize().asLongValue();
    }

    /** Reserves memory for a request's body. Runs before the body is read. */
    @Override
    public void handle(RoutingContext http) {
        limitResponse(http);
        var bytes = http.request().method().equals(HttpMethod.POST) ? bytesOfBody(http) : 0;
        if (bytes <= FREE) {
            http.next();
            return;
        }
        var place = transit.enter(guard.caller(http), bytes);
        if (place.isEmpty()) {
            http.request().resume();
            refuse(http, HttpRefusal.overloaded());
            return;
        }
        HttpExchange.of(http).holds(place.get());
        http.next();
    }

    /**
     * Reserves memory for a parsed request, in addition to its body. Lists of empty objects, for example, take twenty
     * times as much memory as their JSON, also in a URL. The request stays in memory until the exchange ends.
     *
     * @param weight heap size of the request in bytes
     * @return false when no memory is free; the request has then been refused
     */
    public boolean reserveParsed(RoutingContext http, LongSupplier weight) {
        if (Math.max(http.body().length(), http.request().uri().length()) <= FREE) {
            return true;
        }
        var place = transit.enter(guard.caller(http), weight.getAsLong());
        if (place.isEmpty()) {
            refuse(http, HttpRefusal.overloaded());
            return false;
        }
        HttpExchange.of(http).holds(place.get());
        return true;
    }

    /** Makes the responses to a request count towards the limit, but not the request's body. */
    public void limitResponse(RoutingContext http) {
        http.put(IN_REQUEST, this);
    }

    /** Like {@link #reserve(RoutingContext, long, HttpRefusal)}, with the refusal {@link HttpRefusal#overloaded}. */
    public static Optional<Transit.Place> reserve(RoutingContext http, long bytes) {
        return reserve(http, bytes, HttpRefusal.overloaded());
    }

    /**
     * Reserves memory for the body of a response. A response to HEAD has no body and needs no memory.
     *
     * @param refusal sent instead of the response when no memory is free
     * @return empty when no memory is free; the request has then been refused
     */
    public static Optional<Transit.Place> reserve(RoutingContext http, long bytes, HttpRefusal refusal) {
        TransitLimit carriage = http.get(IN_REQUEST);
        if (carriage == null || bytes <= FREE || BodyWriter.isHead(http.request())) {
            return Optional.of(Transit.NOWHERE);
        }
        var admitted = carriage.guard.caller(http);
        var caller = admitted == null ? carriage.guard.address(http) : admitted;
        var place = carriage.transit.enter(caller, bytes);
        if (place.isEmpty()) {
            refuse(http, refusal);
        }
        return place;
    }

    /**
     * Refuses a request and closes its connection. Otherwise, a client that does not read its responses could send more
     * requests on this connection.
     */
    private static void refuse(RoutingContext http, HttpRefusal refusal) {
        new Response(http).endConnection().end(refusal);
    }

    /** Size of the request's body in bytes. If the request does not declare its size, the maximum size. */
    private long bytesOfBody(RoutingContext http) {
        var told = http.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return told == null ? longestBody : Math.max(0, Math.min(longestBody, Long.parseLong(told)));
        } catch (NumberFormatException broken) {
            return longestBody;
        }
    }
}
