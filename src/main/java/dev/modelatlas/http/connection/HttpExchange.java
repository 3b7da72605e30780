package dev.modelatlas.http.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.http.message.HttpConfig;
import dev.modelatlas.work.Transit;

/**
 * A request and its response on a connection. Knows whether the client has sent the whole request and read the whole
 * response. A WebSocket is an exchange whose response ends when the WebSocket is closed.
 */
public final class HttpExchange {
    /**
     * Maximum number of characters that a header of a response repeats from its request. A request may have longer
     * headers than a proxy accepts in a response: with its defaults, nginx treats a response with more than 4 KB of
     * headers as a failure, and then sends no requests to the server for 10 s.
     */
    public static final int MOST_REPEATED = 1_000;

    private static final String IN_REQUEST = HttpExchange.class.getName();

    /** HTTP/2 error code that means: the request was not processed and may be retried. */
    private static final long REFUSED_STREAM = 7;

    /** HTTP/2 error code that means: the stream is no longer needed. */
    private static final long CANCEL = 8;

    /**
     * Number of bytes that a header takes in memory in addition to its characters. A request may have thousands of
     * headers of one character.
     */
    static final int HEADER = 128;

    private final Channel channel;
    /** The HTTP/2 stream; null over HTTP/1.1. Other threads than the event loop may see a change of its state later. */
    private final Http2Stream stream;

    private final HttpServerRequest request;
    private final HttpConfig config;
    private final long begun = System.nanoTime();
    private final int head;

    /** The memory that is reserved for the request's body. */
    private volatile Transit.Place body = Transit.NOWHERE;

    /** Whether the exchange has ended. If so, a further reservation is released at once, because nothing else would. */
    private volatile boolean hasLeft;

    /**
     * Time at which the server last began to send data to the client; 0 while the client waits for the server. Any
     * thread may set it.
     */
    private volatile long answered;

    /** When the server first reset the stream; 0 if it did not. */
    private long resetAt;

    HttpExchange(Channel channel, HttpServerRequest request, HttpConfig config) {
        this.channel = channel;
        this.request = request;
        this.config = config;
        this.head = isHttp2() ? headBytes(request) : 0;
        this.stream = isHttp2()
                ? channel.pipeline().get(Http2ConnectionHandler.class).connection().stream(request.streamId())
                : null;
    }

    /**
     * Number of bytes of the URL and the headers of an HTTP/2 request in memory. It counts towards the limit for all
     * open streams of the connection. Over HTTP/1.1, which has no streams, it is 0.
     */
    int head() {
        return head;
    }

    /** Number of bytes of the URL and the headers of a request in memory. */
    public static int headBytes(HttpServerRequest request) {
        var length = request.uri().length();
        for (var header : request.headers()) {
            length += HEADER + header.getKey().length() + header.getValue().length();
        }
        return length;
    }

    /** Refuses the HTTP/2 stream. The client may send the request again. */
    void refuse() {
        request.response().reset(REFUSED_STREAM);
    }

    /**
     * Determines whether closing the connection resets it. Without a reset, an HTTP/1.0 client takes an interrupted
     * response for a complete one, because in HTTP/1.0 the end of the connection is the end of the response.
     */
    public void resetsConnectionOnClose(boolean resets) {
        channel.config().setOption(ChannelOption.SO_LINGER, resets ? 0 : -1);
    }

    public void responseBegan() {
        answered = System.nanoTime();
    }

    /** The exchange to which a request belongs. */
    public static HttpExchange of(RoutingContext http) {
        return http.get(IN_REQUEST);
    }

    void attachTo(RoutingContext http) {
        http.put(IN_REQUEST, this);
    }

    /**
     * Whether the client has disconnected. Any thread may call this method, but only the event loop may call
     * {@code closed()} of the response. Over HTTP/2, {@code closed()} locks the response, and then the connection. The
     * event loop has already locked the connection when it calls a handler. Together with another thread in
     * {@code closed()}, the event loop would wait for ever, and so would all its connections.
     */
    public static boolean isGone(RoutingContext http) {
        var exchange = of(http);
        return exchange.isHttp2() && !exchange.channel.eventLoop().inEventLoop()
                ? !exchange.channel.isActive() || !exchange.hasStream()
                : http.response().closed();
    }

    /** Takes over a reservation of memory in addition to earlier ones, and releases all when the exchange ends. */
    public void holds(Transit.Place place) {
        var earlier = body;
        body = () -> {
            earlier.leave();
            place.leave();
        };
        // An HTTP/2 client may have reset the stream while its key was checked.
        if (hasLeft || !channel.isActive()) {
            leave();
        }
    }

    /**
     * Runs a step when the request has ended, with or without a response. If the request has already ended, runs the
     * step at once, because Vert.x never calls an end handler that is added later. Call this on the request's event
     * loop.
     */
    public static void whenOver(RoutingContext http, Runnable step) {
        var response = http.response();
        if (isGone(http) || response.ended()) {
            step.run();
        } else {
            http.addEndHandler(ended -> step.run());
        }
    }

    /**
     * Releases the memory reserved for the request's body, because the exchange has ended. Until then, the request
     * keeps its body, even while the client is still reading the response.
     */
    void leave() {
        hasLeft = true;
        body.leave();
    }

    /** Records that the client waits for the server, not the reverse: all unread data fits into the buffers. */
    public void clientHasRead() {
        answered = 0;
    }

    /** Whether the client has sent the whole request and read the whole response. */
    boolean isOver() {
        return isHttp2() ? !hasStream() : isTaken() && request.isEnded();
    }

    boolean isOverdue() {
        if (answered == 0) {
            return false;
        }
        // Once the client has read the whole response, an HTTP/1.1 exchange can only be waiting for the request's body.
        var isBodyLate = !isHttp2() && isTaken();
        return isBodyLate
                ? System.nanoTime() - begun > config.readTimeout().toNanos()
                : System.nanoTime() - answered > config.writeTimeout().toNanos();
    }

    /**
     * Resets the stream of a slow client. Returns false if the caller must close the connection instead. This is the
     * case over HTTP/1.1, which has no streams. It is also the case if the server could not send an earlier reset
     * within the write timeout, because the client does not read the data before the reset.
     */
    boolean reset() {
        if (!isHttp2()
                || resetAt != 0
                        && System.nanoTime() - resetAt > config.writeTimeout().toNanos()) {
            return false;
        }
        if (resetAt == 0) {
            resetAt = System.nanoTime();
        }
        return request.response().reset(CANCEL);
    }

    /** Number of bytes that were written to this exchange's connection but not yet sent over the network. */
    public long unreadBytes() {
        return unreadBytes(channel);
    }

    /** Number of bytes that were written to the channel but not yet sent over the network. */
    static long unreadBytes(Channel channel) {
        var waiting = channel.unsafe().outboundBuffer();
        return waiting == null ? 0 : waiting.totalPendingWriteBytes();
    }

    /**
     * Whether the client has read the whole response. While a WebSocket is open, Vert.x already reports the response to
     * its handshake as ended, but {@code answered} is still 0.
     */
    private boolean isTaken() {
        return answered != 0 && request.response().ended() && unreadBytes(channel) == 0;
    }

    boolean isHttp2() {
        return request.version() == HttpVersion.HTTP_2;
    }

    private boolean hasStream() {
        return stream != null && stream.state() != Http2Stream.State.CLOSED;
    }
}
