package dev.modelatlas.http.websocket;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.access.ConnectionGuard;
import dev.modelatlas.http.admission.ConcurrencyLimit;
import dev.modelatlas.http.connection.HttpExchange;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.response.Response;
import dev.modelatlas.work.Transit;

/** Upgrades requests to WebSockets, up to the maximum number of connections. */
@Singleton
public class WebSocketHandler implements Handler<RoutingContext> {
    /**
     * The WebSocket subprotocol of the npm package graphql-ws. An older subprotocol is itself called graphql-ws, and is
     * not supported.
     */
    public static final String PROTOCOL = "graphql-transport-ws";

    /**
     * Open subscriptions and the handshakes of their connections may use one eighth of the heap. They do not count
     * towards {@link #transit}, because long-lived subscriptions would use up its memory, which is for requests that
     * end soon.
     */
    private static final int SHARE_OF_HEAP = 8;

    private static final String PROTOCOLS = "Sec-WebSocket-Protocol";
    private static final String VERSION = "Sec-WebSocket-Version";
    private static final String ONLY_VERSION = "13";

    private final WebSocketConfig config;
    private final SubscriptionExecutor subscriptions;
    private final ConnectionGuard guard;
    private final Transit transit;
    private final Transit kept = new Transit(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    private final Set<WebSocketConnection> open = ConcurrentHashMap.newKeySet();
    private final ConcurrencyLimit limit;
    private volatile boolean isStopping;

    WebSocketHandler(
            WebSocketConfig config, SubscriptionExecutor subscriptions, ConnectionGuard guard, Transit transit) {
        this.config = config;
        this.subscriptions = subscriptions;
        this.guard = guard;
        this.transit = transit;
        this.limit = new ConcurrencyLimit(config.maxConnections(), config.maxConnectionsPerCaller());
    }

    /**
     * Upgrades a request to a WebSocket.
     *
     * @param http an authorized request with the header {@code Upgrade}
     */
    @Override
    public void handle(RoutingContext http) {
        if (!ONLY_VERSION.equals(http.request().getHeader(VERSION))) {
            // RFC 6455 requires this header when a server refuses a version.
            http.response().putHeader(VERSION, ONLY_VERSION);
        }
        if (!holds(http.request(), PROTOCOLS, PROTOCOL)) {
            refuse(
                    http,
                    HttpRefusal.badRequest(
                            null, "The only supported WebSocket subprotocol is " + PROTOCOL + ". Request it."));
            return;
        }
        if (!isHandshake(http.request())) {
            refuse(http, noHandshake());
            return;
        }
        // Keeps only the supported protocol, because Netty might choose another one if the client offers several.
        http.request().headers().set(PROTOCOLS, PROTOCOL);
        if (HttpExchange.isGone(http)) {
            // The client has disconnected, so an upgrade would throw an exception.
            return;
        }
        var place = isStopping
                ? Optional.<ConcurrencyLimit.Lease>empty()
                : limit.acquire(guard.caller(http), guard.hasKey(http));
        if (place.isEmpty()) {
            refuse(http, HttpRefusal.overloaded());
            return;
        }
        // The connection keeps the URL and the headers of its handshake.
        var memory = kept.enter(guard.caller(http), HttpExchange.headBytes(http.request()));
        if (memory.isEmpty()) {
            place.get().close();
            refuse(http, HttpRefusal.overloaded());
        } else {
            HttpExchange.of(http).holds(memory.get());
            upgrade(http, place.get());
        }
    }

    private void upgrade(RoutingContext http, ConcurrencyLimit.Lease place) {
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

    private void accept(RoutingContext http, ServerWebSocket socket, ConcurrencyLimit.Lease place) {
        var connection = new WebSocketConnection(http, socket, config, subscriptions, guard, transit, kept);
        open.add(connection);
        socket.closeHandler(gone -> over(connection, place));
        UpgradedRequest.isOver(http.request());
        if (socket.isClosed()) {
            // The socket is already closed, so its close handler would never be called.
            over(connection, place);
        } else {
            FrameLimiter.guard(http.request(), config.maxMessagesPerSecond(), connection::closeAsTooMany);
            connection.start();
            if (isStopping) {
                // {@link #stop} may have missed this connection.
                connection.goAway();
            }
        }
    }

    private void over(WebSocketConnection connection, ConcurrencyLimit.Lease place) {
        open.remove(connection);
        place.close();
        connection.end();
    }

    /** The number of open WebSocket connections. */
    public int connections() {
        return limit.inUse();
    }

    /** Number of bytes reserved for open subscriptions and handshakes. */
    public long subscriptionBytes() {
        return kept.taken();
    }

    /** Whether one of the comma-separated values of a header equals {@code word}, ignoring case. */
    private static boolean holds(HttpServerRequest request, String header, String word) {
        return request.headers().getAll(header).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .anyMatch(part -> part.trim().equalsIgnoreCase(word));
    }

    /**
     * Whether the request is a valid handshake. This check precedes that of Vert.x, so that the client gets our error
     * message.
     */
    private static boolean isHandshake(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET)
                && request.version() == HttpVersion.HTTP_1_1
                && holds(request, "Connection", "upgrade")
                && ONLY_VERSION.equals(request.getHeader(VERSION))
                && request.getHeader("Sec-WebSocket-Key") != null;
    }

    private static HttpRefusal noHandshake() {
        return HttpRefusal.badRequest(
                null,
                "This is not a WebSocket handshake. Send GET over HTTP/1.1 with Connection: Upgrade,"
                        + " Sec-WebSocket-Key and Sec-WebSocket-Version: 13.");
    }

    private static void refuse(RoutingContext http, HttpRefusal refusal) {
        if (!http.request().isEnded()) {
            http.request().resume();
        }
        new Response(http).end(refusal);
    }

    /**
     * Closes the connections at shutdown, and refuses new ones. Clients reconnect to another server, or to the next
     * process, and can request the revisions that they missed. ShutdownEvent would be too late, because Vert.x has
     * already closed all connections by then, without a close code.
     */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        isStopping = true;
        open.forEach(WebSocketConnection::goAway);
    }
}
