package dev.modelatlas.http.websocket;

import java.util.function.LongSupplier;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

import dev.modelatlas.http.connection.FrameRate;

/**
 * Protects Vert.x from WebSocket clients that send too many frames.
 *
 * <p>It limits the frames of a connection per second. A limit on bytes would not help, because a frame of six bytes
 * takes as long to process as a larger one. A megabyte of such frames would block the event loop for seconds.
 *
 * <p>It also drops pings while the client does not read. Vert.x responds to each ping at once, even on a paused socket,
 * so the responses would fill the heap. RFC 6455, section 5.5.3, allows responding only to the latest of several pings.
 */
public final class FrameLimiter extends ChannelInboundHandlerAdapter {
    private final FrameRate rate;
    private final Runnable tooMany;
    private boolean isShut;

    /**
     * @param most maximum number of frames of any kind per second
     * @param tooMany called when the client exceeds {@code most}; from then on, nothing is read from the connection
     */
    FrameLimiter(int most, Runnable tooMany, LongSupplier nanoTime) {
        this.rate = new FrameRate(most, nanoTime);
        this.tooMany = tooMany;
    }

    /** Adds a limiter to a connection that has just become a WebSocket. Call it on the connection's event loop. */
    public static void guard(HttpServerRequest request, int most, Runnable tooMany) {
        var vertx = ((ConnectionBase) request.connection()).channelHandlerContext();
        vertx.pipeline()
                .addBefore(
                        vertx.name(), FrameLimiter.class.getName(), new FrameLimiter(most, tooMany, System::nanoTime));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof WebSocketFrame && !isShut && !rate.allowNext()) {
            isShut = true;
            tooMany.run();
        }
        if (isShut) {
            ReferenceCountUtil.release(message);
            // Repeated for each message, because other code turns reading on again when it resumes the socket.
            context.channel().config().setAutoRead(false);
        } else if (message instanceof PingWebSocketFrame && !context.channel().isWritable()) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }
}
