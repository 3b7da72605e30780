package dev.modelatlas.http;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.access.Admission;
import dev.modelatlas.http.wire.FrameGate;
import dev.modelatlas.work.Transit;

/** Makes WebSockets of requests that ask for one, as many as may be open at once. */
@Singleton
class WebSocketHandler implements Handler<RoutingContext> {
    /** The protocol of the npm package graphql-ws; the older one of that name is another. */
    static final String PROTOCOL = "graphql-transport-ws";

    /** Of open subscriptions, which stay: in {@link #transit} they would take the places of what passes. */
    private static final int SHARE_OF_HEAP = 8;

    private static final String PROTOCOLS = "Sec-WebSocket-Protocol";

    private final WebSocketConfig config;
    private final Subscriptions subscriptions;
    private final Admission admission;
    private final Transit transit;
    private final Transit kept = new Transit(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    private final Set<WebSocketConnection> open = ConcurrentHashMap.newKeySet();
    private final Places places;

    @Inject
    WebSocketHandler(WebSocketConfig config, Subscriptions subscriptions, Admission admission, Transit transit) {
        this.config = config;
        this.subscriptions = subscriptions;
        this.admission = admission;
        this.transit = transit;
        this.places = new Places(config.connections(), config.connectionsOfOne());
    }

    /** @param http was let in, and has its header Upgrade */
    @Override
    public void handle(RoutingContext http) {
        if (!holds(http.request(), PROTOCOLS, PROTOCOL)) {
            refuse(http, HttpRefusal.badRequest(null, "Over WebSocket only " + PROTOCOL + " is spoken: offer that."));
            return;
        }
        if (!isHandshake(http.request())) {
            refuse(http, noHandshake());
            return;
        }
        // Of several that a client offers, Netty would not pick the best.
        http.request().headers().set(PROTOCOLS, PROTOCOL);
        if (http.response().closed()) {
            // The client has left; Vert.x would throw.
            return;
        }
        var place = places.enter(admission.caller(http));
        if (place.isEmpty()) {
            refuse(http, HttpRefusal.overloaded());
        } else {
            upgrade(http, place.get());
        }
    }

    private void upgrade(RoutingContext http, Places.Lease place) {
        try {
            http.request().toWebSocket().onComplete(done -> {
                if (done.succeeded()) {
                    accept(http, done.result(), place);
                } else {
                    place.close();
                    refuse(http, noHandshake());
                }
            });
        } catch (RuntimeException defect) {
            place.close();
            throw defect;
        }
    }

    private void accept(RoutingContext http, ServerWebSocket socket, Places.Lease place) {
        var connection = new WebSocketConnection(http, socket, config, subscriptions, admission, transit, kept);
        open.add(connection);
        socket.closeHandler(gone -> over(connection, place));
        UpgradedRequest.isOver(http.request());
        if (socket.isClosed()) {
            // Nobody calls the handler any more.
            over(connection, place);
        } else {
            FrameGate.guard(http.request(), config.messages(), connection::sendsTooMuch);
            connection.start();
        }
    }

    private void over(WebSocketConnection connection, Places.Lease place) {
        open.remove(connection);
        place.close();
        connection.end();
    }

    /** How many follow. */
    int connected() {
        return places.taken();
    }

    /** Bytes that open subscriptions take. */
    long kept() {
        return kept.taken();
    }

    /** Whether a header that is a list has that word in it. */
    private static boolean holds(HttpServerRequest request, String header, String word) {
        return request.headers().getAll(header).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .anyMatch(part -> part.trim().equalsIgnoreCase(word));
    }

    /** What Vert.x would refuse in words of its own. */
    private static boolean isHandshake(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET)
                && request.version() == HttpVersion.HTTP_1_1
                && holds(request, "Connection", "upgrade")
                && "13".equals(request.getHeader("Sec-WebSocket-Version"))
                && request.getHeader("Sec-WebSocket-Key") != null;
    }

    private static HttpRefusal noHandshake() {
        return HttpRefusal.badRequest(
                null,
                "This is no handshake of a WebSocket: it takes GET over HTTP/1.1 with Connection: Upgrade,"
                        + " Sec-WebSocket-Key and Sec-WebSocket-Version: 13.");
    }

    private static void refuse(RoutingContext http, HttpRefusal refusal) {
        if (!http.request().isEnded()) {
            http.request().resume();
        }
        new Response(http).end(refusal);
    }

    /**
     * Clients connect again, to another server or the next one, and miss nothing. At ShutdownEvent it would be too late:
     * Vert.x has closed them all as if they had ended.
     */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        open.forEach(WebSocketConnection::goAway);
    }
}
