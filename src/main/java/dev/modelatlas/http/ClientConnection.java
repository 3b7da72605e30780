package dev.modelatlas.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.graphql.engine.CodedError;

/** What a client still has to do on its connection. Only the connection's event loop calls. */
final class ClientConnection {
    /** Bytes of earlier answers that a client may leave while it asks for more. Over HTTP/2, streams bound them. */
    private static final long MOST_UNTAKEN = 1 << 20;

    /** Characters of the heads of all streams that are open over HTTP/2. Of one, Netty takes 36 KB. */
    private static final int MOST_OF_HEADS = 256 << 10;

    private final Channel channel;
    private final HttpConfig config;
    private final int mostStreams;
    private final List<Exchange> open = new ArrayList<>(1);
    private long idleSince = System.nanoTime();
    private boolean hasAsked;
    private boolean isGivenUp;

    /** @param mostStreams of HTTP/2 that may be open at once */
    ClientConnection(Channel channel, HttpConfig config, int mostStreams) {
        this.channel = channel;
        this.config = config;
        this.mostStreams = mostStreams;
    }

    /**
     * A request's head is there.
     *
     * @return false when the client shall have no answer
     */
    boolean begin(RoutingContext http) {
        // The end of a connection lets Vert.x begin with the requests that were waiting their turn.
        if (isGivenUp || !channel.isActive()) {
            drop(http);
            return false;
        } else if (Exchange.untaken(channel) > MOST_UNTAKEN) {
            close();
            drop(http);
            return false;
        }
        settle();
        if (!hasAsked) {
            boundStreams();
            hasAsked = true;
        }
        var exchange = new Exchange(channel, http.request(), config);
        if (exchange.head() + open.stream().mapToInt(Exchange::head).sum() > MOST_OF_HEADS) {
            exchange.refuse();
            return false;
        }
        open.add(exchange);
        exchange.note(http);
        http.addHeadersEndHandler(head -> exchange.answered());
        return true;
    }

    /** @param timeForHead what a new client has */
    void look(Duration timeForHead) {
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
     * Netty enforces the limit that the server announces once the client has acknowledged it, which a client may never
     * do. It is in force from the first stream on.
     */
    private void boundStreams() {
        var http2 = channel.pipeline().get(Http2ConnectionHandler.class);
        if (http2 != null) {
            http2.connection().remote().maxActiveStreams(mostStreams);
        }
    }

    /** It is closed. */
    void end() {
        open.forEach(Exchange::leave);
    }

    private void settle() {
        if (open.removeIf(ClientConnection::isOver) && open.isEmpty()) {
            idleSince = System.nanoTime();
        }
    }

    private static boolean isOver(Exchange exchange) {
        var isOver = exchange.isOver();
        if (isOver) {
            exchange.leave();
        }
        return isOver;
    }

    /**
     * Ends a request that nobody waits for: the server counts those that are open before it stops. Later, as Vert.x
     * begins with the next one in the midst of it.
     */
    private void drop(RoutingContext http) {
        channel.eventLoop().execute(() -> http.response().end());
    }

    /** Asks nicely first, which may wait for the client to take what was written. */
    private void close() {
        if (isGivenUp) {
            channel.unsafe().close(channel.voidPromise());
        } else {
            isGivenUp = true;
            channel.close();
        }
    }

    /** Once a client has begun to speak HTTP/1.1, and before anything else was said to it. */
    private void sayTimeout() {
        var decoder = channel.pipeline().context("httpDecoder");
        if (!hasAsked && !isGivenUp && decoder != null) {
            decoder.writeAndFlush(timeout());
        }
    }

    private ByteBuf timeout() {
        var body = ResponseBody.of(CodedError.of(HttpRefusal.requestTimeout(config.headTimeout())));
        var head = "HTTP/1.1 408 Request Timeout\r\nContent-Type: " + ResponseType.JSON.contentType()
                + "\r\nContent-Length: " + body.length
                + "\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
        return Unpooled.wrappedBuffer(head.getBytes(StandardCharsets.US_ASCII), body);
    }
}
