package dev.modelatlas.http.websocket;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.access.ConnectionGuard;
import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.http.connection.HttpExchange;
import dev.modelatlas.http.request.GraphQLRequest;
import dev.modelatlas.work.Transit;

/**
 * A WebSocket connection with the protocol graphql-transport-ws. It runs on the connection's event loop. The handlers
 * of Vert.x and SmallRye are not used, because they execute documents without our limits, and send messages even while
 * the client does not read.
 */
final class WebSocketConnection {
    private static final int GOING_AWAY = 1001;
    private static final int POLICY_VIOLATION = 1008;
    private static final int MESSAGE_TOO_BIG = 1009;
    private static final int BAD_REQUEST = 4400;
    private static final int UNAUTHORIZED = 4401;
    private static final int FORBIDDEN = 4403;
    private static final int INIT_TIMEOUT = 4408;
    private static final int SUBSCRIBER_EXISTS = 4409;
    private static final int TOO_MANY_INITS = 4429;
    private static final int LONGEST_REASON = 120;

    /** As many bytes as a piece of an export. A client that reads fewer between two pings must answer the first. */
    private static final int LEAST_READ = 300_000;

    private final RoutingContext http;
    private final ServerWebSocket socket;
    private final WebSocketConfig config;
    private final SubscriptionExecutor subscriptions;
    private final ConnectionGuard guard;
    private final Transit transit;
    private final Transit kept;
    private final Context loop;
    private final Map<String, ClientSubscription> followers = new HashMap<>();
    /** The number of computations in progress, including those for subscriptions that have ended. */
    private int underWay;

    private boolean isAcknowledged;
    private boolean hasAnswered = true;
    /** Whether a check of the key waits or runs. */
    private boolean isChecking;

    /** Number of bytes that were waiting to be sent before the last ping, or have begun to wait since then. */
    private long toRead;

    private boolean ended;
    private long initTimer;
    private long keepAliveTimer;

    WebSocketConnection(
            RoutingContext http,
            ServerWebSocket socket,
            WebSocketConfig config,
            SubscriptionExecutor subscriptions,
            ConnectionGuard guard,
            Transit transit,
            Transit kept) {
        this.http = http;
        this.socket = socket;
        this.config = config;
        this.subscriptions = subscriptions;
        this.guard = guard;
        this.transit = transit;
        this.kept = kept;
        this.loop = http.vertx().getOrCreateContext();
    }

    void start() {
        initTimer = http.vertx()
                .setTimer(
                        config.initTimeout().toMillis(),
                        late -> close(INIT_TIMEOUT, "Connection initialisation timeout"));
        startKeepAliveTimer();
        socket.textMessageHandler(this::hear)
                .binaryMessageHandler(bytes -> close(BAD_REQUEST, "Messages must be text."))
                .pongHandler(pong -> hasAnswered = true)
                .exceptionHandler(broken -> close(
                        MESSAGE_TOO_BIG,
                        "Messages may have at most " + config.maxMessageSize().asLongValue() + " bytes."))
                .drainHandler(drained -> {
                    if (!ended) {
                        socket.resume();
                        List.copyOf(followers.values()).forEach(ClientSubscription::requestNext);
                    }
                });
    }

    private void hear(String text) {
        if (ended || socket.isClosed()) {
            return;
        }
        hasAnswered = true;
        try {
            obey(ClientMessage.of(text));
        } catch (ApiException refusal) {
            close(BAD_REQUEST, refusal.getMessage());
        }
        if (!socket.isClosed() && socket.writeQueueFull()) {
            // Stop reading while the client does not read; otherwise, unread responses would fill the memory.
            socket.pause();
        }
    }

    private void obey(ClientMessage message) {
        switch (message.type()) {
            case CONNECTION_INIT -> acknowledge();
            case PING -> send(ServerMessage.PONG);
            // Nothing to do: hear() has already set hasAnswered.
            case PONG -> {}
            case SUBSCRIBE -> subscribe(message.id(), message.payload());
            case COMPLETE -> unsubscribe(message.id());
        }
    }

    private void acknowledge() {
        if (isAcknowledged) {
            close(TOO_MANY_INITS, "Too many initialisation requests");
            return;
        }
        http.vertx().cancelTimer(initTimer);
        isAcknowledged = true;
        send(ServerMessage.CONNECTION_ACK);
    }

    private void subscribe(String id, Map<String, Object> payload) {
        if (!isAcknowledged) {
            close(UNAUTHORIZED, "Unauthorized");
        } else if (followers.containsKey(id)) {
            close(SUBSCRIBER_EXISTS, "Subscriber for " + id + " already exists");
        } else {
            try {
                guard.count(http);
                var request = GraphQLRequest.of(payload);
                if (Math.max(followers.size(), underWay) >= config.maxSubscriptions()) {
                    throw tooMany();
                }
                var place = reserve(request.weight());
                var follower = new ClientSubscription(id, this, subscriptions, place);
                followers.put(id, follower);
                workBegins();
                follower.open(request);
            } catch (ApiException refusal) {
                send(ServerMessage.error(id, List.of(CodedError.of(refusal))));
            }
        }
    }

    private ApiException tooMany() {
        return new ApiException(
                ErrorCode.LIMIT_EXCEEDED,
                null,
                "A connection may have at most " + config.maxSubscriptions()
                        + " subscriptions. Complete another subscription first.");
    }

    /**
     * Reserves memory for a subscription, until the returned reservation is released.
     *
     * @throws ApiException LIMIT_EXCEEDED when open subscriptions use too much memory
     */
    Transit.Place reserve(long bytes) {
        return kept.enter(guard.caller(http), bytes)
                .orElseThrow(() -> new ApiException(
                        ErrorCode.LIMIT_EXCEEDED,
                        null,
                        "Open subscriptions take too much memory. Complete some of them first, or use a shorter"
                                + " document and fewer variables."));
    }

    /** Sends a message that {@link ServerMessage} created. */
    void send(String message) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(message);
        }
    }

    /**
     * Sends the response for an event. Returns false, and sends nothing, when no memory is free for data in transit.
     */
    boolean offer(String message) {
        var place = transit.enter(guard.caller(http), 2L * message.length());
        if (place.isPresent() && !socket.isClosed()) {
            var unread = unread();
            socket.writeTextMessage(message).onComplete(taken -> place.get().leave());
            toRead += unread() - unread;
        } else {
            place.ifPresent(Transit.Place::leave);
        }
        return place.isPresent();
    }

    private long unread() {
        return HttpExchange.of(http).unreadBytes();
    }

    boolean isWritable() {
        return !socket.isClosed() && !socket.writeQueueFull();
    }

    void unsubscribe(String id) {
        var follower = followers.remove(id);
        if (follower != null) {
            follower.end();
        }
    }

    void workBegins() {
        underWay++;
    }

    void workIsDone() {
        underWay--;
    }

    /** Runs the work on the event loop, after the current call. */
    void run(Runnable work) {
        loop.runOnContext(ignored -> work.run());
    }

    /**
     * Starts the timer of the next ping. A periodic timer of Vert.x would make up for missed periods after the server
     * was suspended, so that the client would have no time to answer the first of these pings.
     */
    private void startKeepAliveTimer() {
        keepAliveTimer = http.vertx().setTimer(config.keepAlive().toMillis(), due -> keepAlive());
    }

    private void keepAlive() {
        if (socket.isClosed()) {
            return;
        }
        var unread = unread();
        if (!hasAnswered && !isReading(unread)) {
            close(GOING_AWAY, "No answer to pings. Connect again, and resume with `since`.");
            return;
        }
        hasAnswered = false;
        toRead = unread;
        startKeepAliveTimer();
        socket.writePing(Buffer.buffer());
        if (!isChecking) {
            checkKey();
        }
    }

    /** A check that fails decides nothing, because the database may be unreachable. */
    private void checkKey() {
        if (!guard.mayWaitForKeys(http)) {
            closeIfOver(guard.isOver(http));
            return;
        }
        isChecking = true;
        subscriptions
                .check(() -> guard.isOver(http))
                .whenComplete((isOver, failure) -> run(() -> {
                    isChecking = false;
                    closeIfOver(failure == null && isOver);
                }));
    }

    private void closeIfOver(boolean isOver) {
        if (isOver) {
            close(FORBIDDEN, "The API key or token is no longer valid.");
        }
    }

    /**
     * Whether the client has read messages since the server sent the last ping. If so, the client may be too slow to have
     * received the ping, which waits behind earlier messages.
     */
    private boolean isReading(long unread) {
        var read = toRead - unread;
        return read > 0 && (unread == 0 || read >= LEAST_READ);
    }

    /** Refuses a new subscription whose key has ended since the last ping. May query the database. */
    void requireValidKey() {
        guard.requireValid(http);
    }

    void goAway() {
        run(() -> close(GOING_AWAY, "The server is stopping. Connect again, and resume with `since`."));
    }

    /** Closes the connection with a close code, because the client has sent too many frames in one second. */
    void closeAsTooMany() {
        close(
                POLICY_VIOLATION,
                "A client may send at most " + config.maxMessagesPerSecond() + " messages and frames a second.");
    }

    private void close(int code, String reason) {
        if (!ended && !socket.isClosed()) {
            end();
            socket.close((short) code, shortened(reason));
        }
    }

    /**
     * Ends all subscriptions, because the connection has ended or will be closed. From now on, the write timeout closes
     * the connection of a client that does not read what was sent, such as the close code.
     */
    void end() {
        ended = true;
        HttpExchange.of(http).responseBegan();
        http.vertx().cancelTimer(initTimer);
        http.vertx().cancelTimer(keepAliveTimer);
        List.copyOf(followers.keySet()).forEach(this::unsubscribe);
    }

    /** Shortens the reason for closing a WebSocket. The protocol allows 123 bytes. */
    private static String shortened(String reason) {
        var text = reason;
        while (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_REASON) {
            text = text.substring(0, text.offsetByCodePoints(text.length(), -1));
        }
        return text;
    }
}
