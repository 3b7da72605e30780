package dev.modelatlas.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2ConnectionHandler;

/**
 * Waits until Vert.x knows the protocol of a new connection, which it learns from the first bytes. Then this handler
 * limits the frames of HTTP/2, or lets the server ignore requests to upgrade from HTTP/1.1 to HTTP/2.
 *
 * <p>RFC 9113 (section 3.1) deprecates that upgrade. The HTTP client of Java 17 to 25 asks for it, and then misreads
 * some responses of more than 16 KB.
 */
final class ProtocolGuard extends ChannelInboundHandlerAdapter {
    /** The first 4 bytes of a connection show its protocol: no request of HTTP/1.1 begins with "PRI ". */
    private static final int FIRST_BYTES = 4;

    /** The name that Vert.x gives to its handler of upgrades. */
    private static final String UPGRADE_HANDLER = "h2c";

    private ProtocolGuard() {}

    /** Guards a connection that was just accepted. */
    static void guard(Channel channel) {
        channel.pipeline().addFirst(ProtocolGuard.class.getName(), new ProtocolGuard());
    }

    /**
     * Passes the first bytes on alone, so that this handler is ready before Vert.x reads a request. It looks after each
     * piece of at most 64 KB, because Netty may read a megabyte before it reports that a read is complete.
     */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes && bytes.readableBytes() > FIRST_BYTES) {
            context.fireChannelRead(bytes.readRetainedSlice(FIRST_BYTES));
            var isDone = guardProtocol(context);
            context.fireChannelRead(message);
            if (!isDone) {
                guardProtocol(context);
            }
        } else {
            context.fireChannelRead(message);
            guardProtocol(context);
        }
    }

    /** @return whether the protocol is known, and this handler removed */
    private boolean guardProtocol(ChannelHandlerContext context) {
        var pipeline = context.pipeline();
        var http2 = pipeline.get(Http2ConnectionHandler.class);
        if (http2 != null) {
            ControlFrameLimiter.guard(http2);
        } else if (pipeline.get(UPGRADE_HANDLER) != null) {
            pipeline.addBefore(UPGRADE_HANDLER, UpgradeRemover.class.getName(), new UpgradeRemover());
        } else if (pipeline.context("httpDecoder") == null) {
            return false;
        }
        pipeline.remove(this);
        return true;
    }

    /** Removes the upgrade from the first request. Vert.x ignores later ones. */
    private static final class UpgradeRemover extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                var headers = request.headers();
                if (headers.contains(HttpHeaderNames.UPGRADE, Http2CodecUtil.HTTP_UPGRADE_PROTOCOL_NAME, true)) {
                    headers.remove(HttpHeaderNames.UPGRADE);
                }
                context.pipeline().remove(this);
            }
            context.fireChannelRead(message);
        }
    }
}
