package dev.modelatlas.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.access.Admission;
import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.engine.CodedError;
import dev.modelatlas.work.Transit;

/**
 * One client of the protocol graphql-transport-ws, on its event loop. Vert.x has a handler for it, and so has SmallRye:
 * both run documents past our limits, and push whether the client reads or not.
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

    private final RoutingContext http;
    private final ServerWebSocket socket;
    private final WebSocketConfig config;
    private final Subscriptions subscriptions;
    private final Admission admission;
    private final Transit transit;
    private final Transit kept;
    private final Context loop;
    private final Map<String, Follower> followers = new HashMap<>();
    /** What is being computed, also for those who have said that they do not want it any more. */
    private int underWay;

    private boolean isAcknowledged;
    private boolean hasAnswered = true;
    private boolean ended;
    private long initTimer;
    private long keepAliveTimer;

    WebSocketConnection(
            RoutingContext http,
            ServerWebSocket socket,
            WebSocketConfig config,
            Subscriptions subscriptions,
            Admission admission,
            Transit transit,
            Transit kept) {
        this.http = http;
        this.socket = socket;
        this.config = config;
        this.subscriptions = subscriptions;
        this.admission = admission;
        this.transit = transit;
        this.kept = kept;
        this.loop = http.vertx().getOrCreateContext();
    }

    void start() {
        initTimer = http.vertx()
                .setTimer(
                        config.initTimeout().toMillis(),
                        late -> close(INIT_TIMEOUT, "Connection initialisation timeout"));
        keepAliveTimer = http.vertx().setPeriodic(config.keepAlive().toMillis(), again -> keepAlive());
        socket.textMessageHandler(this::hear)
                .binaryMessageHandler(bytes -> close(BAD_REQUEST, "Messages are text."))
                .pongHandler(pong -> hasAnswered = true)
                .exceptionHandler(broken -> close(
                        MESSAGE_TOO_BIG,
                        "Messages have at most " + config.maxMessageSize().asLongValue() + " bytes."))
                .drainHandler(drained -> {
                    if (!ended) {
                        socket.resume();
                        List.copyOf(followers.values()).forEach(Follower::proceed);
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
            // Else who asks and does not read would be answered into memory.
            socket.pause();
        }
    }

    private void obey(ClientMessage message) {
        switch (message.type()) {
            case CONNECTION_INIT -> acknowledge();
            case PING -> send(ServerMessage.PONG);
            case PONG -> hasAnswered = true;
            case SUBSCRIBE -> subscribe(message.id(), message.payload());
            case COMPLETE -> forget(message.id());
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
                admission.count(http);
                var request = GraphQLRequest.of(payload);
                if (Math.max(followers.size(), underWay) >= config.subscriptions()) {
                    throw tooMany();
                }
                var place = keep(request.weight());
                var follower = new Follower(id, this, subscriptions, place);
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
                "One connection holds at most " + config.subscriptions() + " subscriptions: complete others first.");
    }

    /**
     * Counts what a subscription takes of the memory, until the place is left.
     *
     * @throws ApiException LIMIT_EXCEEDED when open subscriptions take too much
     */
    Transit.Place keep(long bytes) {
        return kept.enter(admission.caller(http), bytes)
                .orElseThrow(() -> new ApiException(
                        ErrorCode.LIMIT_EXCEEDED,
                        null,
                        "Open subscriptions take too much memory: complete others first, or ask by a shorter document"
                                + " and fewer variables."));
    }

    /** Sends a message as {@link ServerMessage} writes them. */
    void send(String message) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(message);
        }
    }

    /** Sends an answer, unless too much of what was sent to the client waits to be read. */
    boolean offer(String message) {
        var place = transit.enter(admission.caller(http), 2L * message.length());
        if (place.isPresent() && !socket.isClosed()) {
            socket.writeTextMessage(message).onComplete(taken -> place.get().leave());
        } else {
            place.ifPresent(Transit.Place::leave);
        }
        return place.isPresent();
    }

    boolean isWritable() {
        return !socket.isClosed() && !socket.writeQueueFull();
    }

    void forget(String id) {
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

    /** Later, on the event loop. */
    void run(Runnable work) {
        loop.runOnContext(ignored -> work.run());
    }

    private void keepAlive() {
        if (socket.isClosed()) {
            return;
        }
        if (!hasAnswered) {
            close(GOING_AWAY, "Pings were not answered: connect again, and resume by since.");
            return;
        }
        hasAnswered = false;
        socket.writePing(Buffer.buffer());
        subscriptions
                .run(this, () -> admission.isOver(http))
                .thenAccept(isOver -> run(() -> {
                    if (isOver) {
                        close(FORBIDDEN, "The key or token is not valid any more.");
                    }
                }));
    }

    void goAway() {
        run(() -> close(GOING_AWAY, "The server stops: connect again, and resume by since."));
    }

    /** Nothing more is read of the client: it may take the code, or leave. */
    void sendsTooMuch() {
        close(POLICY_VIOLATION, "A client may send at most " + config.messages() + " messages and frames a second.");
    }

    private void close(int code, String reason) {
        if (!ended && !socket.isClosed()) {
            end();
            socket.close((short) code, shortened(reason));
        }
    }

    /** Nobody is there any more, or is to be. */
    void end() {
        ended = true;
        http.vertx().cancelTimer(initTimer);
        http.vertx().cancelTimer(keepAliveTimer);
        List.copyOf(followers.keySet()).forEach(this::forget);
    }

    /** The protocol has room for 123 bytes. */
    private static String shortened(String reason) {
        var text = reason;
        while (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_REASON) {
            text = text.substring(0, text.offsetByCodePoints(text.length(), -1));
        }
        return text;
    }
}
