package dev.modelatlas.http.connection;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.IntSupplier;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Limits the pipelined requests of an HTTP/1.1 connection. If a client sends requests without waiting for the responses
 * to earlier ones, Vert.x parses and stores all of them. When a response ends, Vert.x starts the next request in the
 * same call. Without a limit, one connection could fill the memory and overflow the stack.
 *
 * <p>A request is counted until the network has taken the last byte of its response. Requests beyond the limit are
 * discarded, and the connection closes after the responses to the earlier requests. The client then sends the discarded
 * requests again (RFC 9112, section 9.3.2).
 */
public final class PipelineLimiter extends ChannelDuplexHandler {
    /** Maximum number of unanswered requests of one connection. */
    static final int MOST_REQUESTS = 32;

    /**
     * Maximum number of bytes that the headers of all unanswered requests together take in memory. Netty allows 36,000
     * characters for one request.
     */
    static final int MOST_BYTES = 256 << 10;

    /** The unanswered requests, in order. */
    private final Queue<Head> heads = new ArrayDeque<>();

    private boolean isShut;

    /** @param head counts the bytes of the headers of the request in progress */
    PipelineLimiter(IntSupplier head) {
        heads.add(new Head(head));
    }

    /**
     * Limits a connection from its first request on. Call it on the connection's event loop. Does nothing over HTTP/2.
     *
     * @param head counts the bytes of the headers of the first request
     */
    public static void guard(HttpServerRequest request, IntSupplier head) {
        var vertx = ((ConnectionBase) request.connection()).channelHandlerContext();
        if (isHttp1(vertx.channel())) {
            vertx.pipeline().addBefore(vertx.name(), PipelineLimiter.class.getName(), new PipelineLimiter(head));
        }
    }

    private static boolean isHttp1(Channel channel) {
        return channel.pipeline().context("httpDecoder") != null;
    }

    /** Whether the server has answered all requests that have arrived. */
    boolean isIdle() {
        return heads.isEmpty();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!isShut && message instanceof HttpRequest request) {
            var head = new Head(() -> length(request));
            isShut = heads.size() == MOST_REQUESTS || !heads.isEmpty() && bytes() + head.bytes() > MOST_BYTES;
            if (!isShut) {
                heads.add(head);
            }
        }
        if (isShut) {
            ReferenceCountUtil.release(message);
            // Repeated for each message, because Vert.x turns reading on again.
            context.channel().config().setAutoRead(false);
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInformational(message)) {
            context.write(message, promise.unvoid().addListener(taken -> end(context)));
        } else {
            context.write(message, promise);
        }
    }

    /**
     * The headers of a request. Counting their bytes takes longer than everything else here, so they are counted
     * only when another request arrives, and only once.
     */
    private static final class Head {
        private final IntSupplier count;
        private int bytes = -1;

        Head(IntSupplier count) {
            this.count = count;
        }

        int bytes() {
            if (bytes < 0) {
                bytes = count.getAsInt();
            }
            return bytes;
        }
    }

    private int bytes() {
        return heads.stream().mapToInt(Head::bytes).sum();
    }

    private void end(ChannelHandlerContext context) {
        heads.poll();
        if (isShut && heads.isEmpty()) {
            context.close();
        }
    }

    /**
     * Whether the message is an informational response: 100 Continue, which precedes the actual response, or 101
     * Switching Protocols.
     */
    private static boolean isInformational(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    private static int length(HttpRequest request) {
        var length = request.uri().length();
        for (var headers = request.headers().iteratorCharSequence(); headers.hasNext(); ) {
            var header = headers.next();
            length += HttpExchange.HEADER
                    + header.getKey().length()
                    + header.getValue().length();
        }
        return length;
    }
}
