package dev.modelatlas.http.connection;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.vertx.core.http.HttpServerRequest;

import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.http.message.HttpConfig;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.message.ResponseBody;
import dev.modelatlas.http.message.ResponseType;

/** The requests and timeouts of one client's TCP connection. It is used only on the connection's event loop. */
final class ClientConnection {
    /**
     * Maximum number of bytes of earlier responses that a client may leave unread when it sends another request. Over
     * HTTP/2, the number of streams is limited, too.
     */
    private static final long MOST_UNTAKEN = 1 << 20;

    /**
     * Maximum number of bytes that the headers of all open HTTP/2 streams together take in memory. Netty limits only
     * the headers of each stream, to 36 KB. A hundred usual requests take less than 512 KB.
     */
    private static final int MOST_OF_HEADS = 512 << 10;

    private final Channel channel;
    private final HttpConfig config;
    private final int mostStreams;
    private final List<HttpExchange> open = new ArrayList<>(1);
    private long idleSince = System.nanoTime();
    private boolean hasAsked;
    private boolean isGivenUp;

    /** @param mostStreams maximum number of concurrent HTTP/2 streams */
    ClientConnection(Channel channel, HttpConfig config, int mostStreams) {
        this.channel = channel;
        this.config = config;
        this.mostStreams = mostStreams;
    }

    /**
     * Called when the headers of a request have arrived.
     *
     * @return empty when the request must not be processed
     */
    Optional<HttpExchange> begin(HttpServerRequest request) {
        // After a connection has ended, Vert.x still starts the requests that were queued on the connection.
        if (isGivenUp || !channel.isActive()) {
            drop(request);
            return Optional.empty();
        } else if (HttpExchange.unreadBytes(channel) > MOST_UNTAKEN) {
            close();
            drop(request);
            return Optional.empty();
        }
        settle();
        if (!hasAsked) {
            boundStreams();
            PipelineLimiter.guard(request, () -> HttpExchange.headBytes(request));
            hasAsked = true;
        }
        var exchange = new HttpExchange(channel, request, config);
        if (exchange.isHttp2()
                && exchange.head() + open.stream().mapToInt(HttpExchange::head).sum() > MOST_OF_HEADS) {
            exchange.refuse();
            return Optional.empty();
        }
        open.add(exchange);
        return Optional.of(exchange);
    }

    /**
     * Closes the connection, or resets a stream, if the client is too slow.
     *
     * @param timeForHead timeout for the headers of the first request on a new connection
     */
    void checkDeadlines(Duration timeForHead) {
        settle();
        if (open.isEmpty()) {
            var time = hasAsked ? config.idleTimeout() : timeForHead;
            if (System.nanoTime() - idleSince > time.toNanos()) {
                sayTimeout();
                close();
            }
        } else if (open.stream().anyMatch(exchange -> exchange.isOverdue() && !exchange.reset())) {
            close();
        }
    }

    void closeIfIdle() {
        settle();
        if (open.isEmpty()) {
            close();
        }
    }

    /**
     * Enforces the maximum number of HTTP/2 streams from the first stream on. Netty enforces the maximum only after the
     * client has acknowledged the SETTINGS frame, which a client may never do.
     */
    private void boundStreams() {
        var http2 = channel.pipeline().get(Http2ConnectionHandler.class);
        if (http2 != null) {
            http2.connection().remote().maxActiveStreams(mostStreams);
        }
    }

    /** Called when the connection is closed. */
    void end() {
        open.forEach(HttpExchange::leave);
    }

    private void settle() {
        if (open.removeIf(ClientConnection::isOver) && open.isEmpty()) {
            idleSince = System.nanoTime();
        }
    }

    private static boolean isOver(HttpExchange exchange) {
        var isOver = exchange.isOver();
        if (isOver) {
            exchange.leave();
        }
        return isOver;
    }

    /**
     * Ends the response to a request that is not processed. A shutdown would wait for an open response. The response
     * ends in a later task of the event loop: if this method ended it directly, Vert.x would start the connection's
     * next request recursively.
     */
    private void drop(HttpServerRequest request) {
        channel.eventLoop().execute(() -> request.response().end());
    }

    /**
     * Closes the connection. The first call tries a clean close, which may wait until the client has read what was
     * written. The second call closes at once.
     */
    private void close() {
        if (isGivenUp) {
            channel.unsafe().close(channel.voidPromise());
        } else {
            isGivenUp = true;
            channel.close();
        }
    }

    /** Sends 408 if the client has sent part of an HTTP/1.1 request and has received nothing yet. */
    private void sayTimeout() {
        var decoder = channel.pipeline().context("httpDecoder");
        if (!hasAsked && !isGivenUp && decoder != null) {
            decoder.writeAndFlush(bytes(HttpRefusal.requestTimeout(config.headTimeout()), "408 Request Timeout"));
        }
    }

    /** An HTTP/1.1 response to a request whose headers have not all arrived. */
    static ByteBuf bytes(HttpRefusal refusal, String status) {
        var body = ResponseBody.of(CodedError.of(refusal));
        var head = "HTTP/1.1 " + status + "\r\nContent-Type: " + ResponseType.JSON.contentType()
                + "\r\nContent-Length: " + body.length
                + "\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
        return Unpooled.wrappedBuffer(head.getBytes(StandardCharsets.US_ASCII), body);
    }
}
