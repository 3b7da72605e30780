package dev.modelatlas.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectDecoder;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;

/**
 * Waits until Vert.x has recognized the protocol of a new connection from its first bytes. For HTTP/2, this handler
 * then limits control frames and the table of response headers. For HTTP/1.1, it limits the headers of requests, and
 * makes the server ignore requests to upgrade to HTTP/2.
 *
 * <p>RFC 9113 (section 3.1) deprecates this upgrade. The HTTP client of Java 17 to 25 requests the upgrade, and then
 * misreads some responses of more than 16 KB.
 */
final class ProtocolGuard extends ChannelInboundHandlerAdapter {
    /** The first 4 bytes of a connection show its protocol: only HTTP/2 begins with "PRI ". */
    private static final int FIRST_BYTES = 4;

    /** The name that Vert.x gives to its decoder of HTTP/1.1. */
    private static final String DECODER = "httpDecoder";

    /** The name that Vert.x gives to its handler for upgrades to HTTP/2. */
    private static final String UPGRADE_HANDLER = "h2c";

    private ProtocolGuard() {}

    /** Guards a connection that was just accepted. */
    static void guard(Channel channel) {
        channel.pipeline().addFirst(ProtocolGuard.class.getName(), new ProtocolGuard());
    }

    /**
     * Passes the first bytes on separately, so that this handler knows the protocol before Vert.x reads a request.
     * Checks the protocol after each piece of at most 64 KB. A check at the end of Netty's read loop would be too late,
     * because the loop may read a megabyte.
     */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Http2Exception {
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

    /** @return true when the protocol is known and this handler has been removed */
    private boolean guardProtocol(ChannelHandlerContext context) throws Http2Exception {
        var pipeline = context.pipeline();
        var http2 = pipeline.get(Http2ConnectionHandler.class);
        var http1 = pipeline.get(DECODER);
        if (http2 != null) {
            ControlFrameLimiter.guard(http2);
        } else if (http1 == null) {
            return false;
        } else {
            pipeline.addBefore(DECODER, HeaderLimiter.class.getName(), new HeaderLimiter((HttpObjectDecoder) http1));
            if (pipeline.get(UPGRADE_HANDLER) != null) {
                pipeline.addBefore(UPGRADE_HANDLER, UpgradeRemover.class.getName(), new UpgradeRemover());
            }
        }
        pipeline.remove(this);
        return true;
    }

    /**
     * Removes the header that requests the upgrade, if the first request has it. In later requests, Vert.x ignores this
     * header.
     */
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
