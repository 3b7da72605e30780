package dev.modelatlas.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Leaves ping frames unanswered while a client does not read: Vert.x answers each of them at once, also when the socket
 * is paused, and the answers would fill the memory. RFC 6455, 5.5.3, lets a server answer only the latest of several.
 */
final class UnreadPings extends ChannelInboundHandlerAdapter {

    /** Puts one in the way of the connection's frames, once it is a WebSocket. On its event loop. */
    static void leaveUnanswered(HttpServerRequest request) {
        var vertx = ((ConnectionBase) request.connection()).channelHandlerContext();
        vertx.pipeline().addBefore(vertx.name(), UnreadPings.class.getName(), new UnreadPings());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof PingWebSocketFrame && !context.channel().isWritable()) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }
}
