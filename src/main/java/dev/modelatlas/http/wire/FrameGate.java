package dev.modelatlas.http.wire;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Stands between a WebSocket's client and Vert.x. The frames of one connection are bounded by the second: one of six
 * bytes takes as long as many others, so a megabyte of them, which is read at once, would keep the event loop from
 * everybody else for seconds. And ping frames are left unanswered while the client does not read: Vert.x answers each
 * at once, also when the socket is paused, and the answers would fill the memory. RFC 6455, 5.5.3, lets a server answer
 * only the latest of several.
 */
public final class FrameGate extends ChannelInboundHandlerAdapter {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int most;
    private final Runnable tooMany;
    private final LongSupplier nanoTime;
    private long begin;
    private int frames;
    private boolean isShut;

    /**
     * @param most frames that a second may bring, of any kind
     * @param tooMany called once there are more; nothing is let in from then on
     */
    FrameGate(int most, Runnable tooMany, LongSupplier nanoTime) {
        this.most = most;
        this.tooMany = tooMany;
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
    }

    /** Puts one in the way of the connection's frames, once it is a WebSocket. On its event loop. */
    public static void guard(HttpServerRequest request, int most, Runnable tooMany) {
        var vertx = ((ConnectionBase) request.connection()).channelHandlerContext();
        vertx.pipeline()
                .addBefore(vertx.name(), FrameGate.class.getName(), new FrameGate(most, tooMany, System::nanoTime));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof WebSocketFrame && !isShut && isTooMany()) {
            isShut = true;
            tooMany.run();
        }
        if (isShut) {
            ReferenceCountUtil.release(message);
            // Again each time, as whoever else sees the client read lets it send, too.
            context.channel().config().setAutoRead(false);
        } else if (message instanceof PingWebSocketFrame && !context.channel().isWritable()) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    private boolean isTooMany() {
        var now = nanoTime.getAsLong();
        if (now - begin >= SECOND) {
            begin = now;
            frames = 0;
        }
        return ++frames > most;
    }
}
