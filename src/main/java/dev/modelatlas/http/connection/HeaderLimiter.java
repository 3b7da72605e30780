package dev.modelatlas.http.connection;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

import dev.modelatlas.http.message.HttpRefusal;

/**
 * Ends an HTTP/1.1 connection whose client sends too many headers, before the last of them has arrived. The limit also
 * applies to the trailers after a body. Netty limits only the characters, but headers of one character take fifty times
 * as much memory. Netty has no public API for a request whose headers are still arriving.
 */
final class HeaderLimiter extends ChannelInboundHandlerAdapter {
    /** Maximum number of headers of a request. */
    static final int MOST_HEADERS = 200;

    private static final VarHandle ARRIVING = field("message", HttpMessage.class);
    private static final VarHandle TRAILER = field("trailer", LastHttpContent.class);

    private final HttpObjectDecoder decoder;
    private boolean isRefused;

    HeaderLimiter(HttpObjectDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (isRefused) {
            ReferenceCountUtil.release(message);
            return;
        }
        context.fireChannelRead(message);
        var request = (HttpMessage) ARRIVING.get(decoder);
        var trailer = (LastHttpContent) TRAILER.get(decoder);
        if ((request == null || !isAboveLimit(request.headers()))
                && (trailer == null || !isAboveLimit(trailer.trailingHeaders()))) {
            return;
        }
        isRefused = true;
        var pipeline = context.pipeline().get(PipelineLimiter.class);
        if (pipeline == null || request != null && pipeline.isIdle()) {
            var refusal = HttpRefusal.tooManyHeaders(MOST_HEADERS);
            context.writeAndFlush(ClientConnection.bytes(refusal, "431 Request Header Fields Too Large"))
                    .addListener(ChannelFutureListener.CLOSE);
        } else {
            // Sends no error, because it would follow the response to an earlier request, or, for trailers, the same
            // error from RootHandler.
            context.close();
        }
    }

    static boolean isAboveLimit(Iterable<?> headers) {
        var count = 0;
        for (var each = headers.iterator(); each.hasNext() && count <= MOST_HEADERS; each.next()) {
            count++;
        }
        return count > MOST_HEADERS;
    }

    private static VarHandle field(String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(HttpObjectDecoder.class, MethodHandles.lookup())
                    .findVarHandle(HttpObjectDecoder.class, name, type);
        } catch (ReflectiveOperationException otherVersion) {
            throw new IllegalStateException("This version of Netty is not supported", otherVersion);
        }
    }
}
