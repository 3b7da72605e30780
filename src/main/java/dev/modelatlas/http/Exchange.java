package dev.modelatlas.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.work.Transit;

/** A request and its answer, as far as the client has to do with them. A WebSocket is one that is never answered. */
final class Exchange {
    private static final String IN_REQUEST = Exchange.class.getName();

    /** HTTP/2's code for a request that was not looked at, and may be made again. */
    private static final long REFUSED_STREAM = 7;

    /** HTTP/2's code for what is not wanted any more. */
    private static final long CANCEL = 8;

    private final Channel channel;
    private final HttpServerRequest request;
    private final HttpConfig config;
    private final long begun = System.nanoTime();
    private final int head;

    /** What its body takes. */
    private volatile Transit.Place body = Transit.NOWHERE;

    /** Since when the client has something to take; 0 while it waits. Any thread may answer. */
    private volatile long answered;

    Exchange(Channel channel, HttpServerRequest request, HttpConfig config) {
        this.channel = channel;
        this.request = request;
        this.config = config;
        this.head = isHttp2() ? length(request) : 0;
    }

    /** Characters that its head keeps in memory; 0 over HTTP/1.1, which has one at a time. */
    int head() {
        return head;
    }

    private static int length(HttpServerRequest request) {
        var length = request.uri().length();
        for (var header : request.headers()) {
            length += header.getKey().length() + header.getValue().length();
        }
        return length;
    }

    /** Says that others have to be over before it. */
    void refuse() {
        request.response().reset(REFUSED_STREAM);
    }

    void answered() {
        answered = System.nanoTime();
    }

    /** That of a request. */
    static Exchange of(RoutingContext http) {
        return http.get(IN_REQUEST);
    }

    void note(RoutingContext http) {
        http.put(IN_REQUEST, this);
    }

    /** No end handler of Vert.x is told of a body that breaks off: so it is left with the exchange. */
    void holds(Transit.Place place) {
        body = place;
        if (!channel.isActive()) {
            leave();
        }
    }

    /** It is over, or what was sent is not needed any more. */
    void leave() {
        body.leave();
    }

    /** The client has taken what was written, and waits for more. */
    void waitsForMore() {
        answered = 0;
    }

    /** Whether the client has sent all, and taken all. */
    boolean isOver() {
        return isHttp2() ? !hasStream() : isTaken() && request.isEnded();
    }

    boolean isOverdue() {
        if (answered == 0) {
            return false;
        }
        // Who answers at once does not wait for the body: here only its end can be outstanding.
        var isBodyLate = !isHttp2() && isTaken();
        return isBodyLate
                ? System.nanoTime() - begun > config.readTimeout().toNanos()
                : System.nanoTime() - answered > config.writeTimeout().toNanos();
    }

    /** Ends it alone, which HTTP/2 can. */
    boolean reset() {
        return isHttp2() && request.response().reset(CANCEL);
    }

    /** Bytes that wait for the client, or for the network, to take them. */
    static long untaken(Channel channel) {
        var waiting = channel.unsafe().outboundBuffer();
        return waiting == null ? 0 : waiting.totalPendingWriteBytes();
    }

    /** Asked of the response itself: others overwrite its end handler, and a WebSocket's handshake ends it, too. */
    private boolean isTaken() {
        return answered != 0 && request.response().ended() && untaken(channel) == 0;
    }

    private boolean isHttp2() {
        return request.version() == HttpVersion.HTTP_2;
    }

    private boolean hasStream() {
        var handler = channel.pipeline().get(Http2ConnectionHandler.class);
        return handler != null && handler.connection().stream(request.streamId()) != null;
    }
}
