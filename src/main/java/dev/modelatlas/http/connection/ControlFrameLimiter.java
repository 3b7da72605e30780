package dev.modelatlas.http.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Settings;

/**
 * Closes an HTTP/2 connection that sends too many frames that the server must acknowledge: PING and SETTINGS. The event
 * loop answers these frames, so a flood of them delays all its other connections. Netty has no limit for these frames.
 * It only has limits for stream resets, and for acknowledgments that the client has not read yet.
 *
 * <p>Also limits the memory for the compression of response headers, which a client chooses by SETTINGS.
 */
final class ControlFrameLimiter extends Http2FrameListenerDecorator {
    /**
     * Maximum number of PING and SETTINGS frames of one connection per second. By default, WebSocket connections have
     * the same limit for all their frames.
     */
    static final int MOST_FRAMES = 200;

    /**
     * Maximum size in bytes of the table of earlier response headers that the server keeps for a connection (RFC 7541,
     * section 4.2). This is also the protocol's default. A client may allow 4 GB, and can make the server add headers
     * to the table, for example by the header {@code Origin}.
     */
    private static final long HEADER_TABLE = 4_096;

    private final Http2ConnectionDecoder decoder;
    private final Http2HeadersEncoder.Configuration headers;
    private final FrameRate rate;

    private ControlFrameLimiter(
            Http2ConnectionDecoder decoder, Http2HeadersEncoder.Configuration headers, FrameRate rate) {
        super(decoder.frameListener());
        this.decoder = decoder;
        this.headers = headers;
        this.rate = rate;
    }

    /**
     * Adds a limiter to a connection. Call it before the connection reads many frames, because the limiter does
     * not count frames that were read earlier.
     */
    static void guard(Http2ConnectionHandler connection) throws Http2Exception {
        var limiter = new ControlFrameLimiter(
                connection.decoder(),
                connection.encoder().configuration().headersConfiguration(),
                new FrameRate(MOST_FRAMES, System::nanoTime));
        connection.decoder().frameListener(limiter);
        // Over TLS, the first settings may have been read already.
        limiter.boundHeaderTable();
    }

    @Override
    public void onPingRead(ChannelHandlerContext context, long data) throws Http2Exception {
        count();
        super.onPingRead(context, data);
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings) throws Http2Exception {
        count();
        // Netty has already applied the settings.
        boundHeaderTable();
        super.onSettingsRead(context, settings);
        // Vert.x replaces this listener when the first settings arrive. A client may send them after the start of the
        // connection.
        if (decoder.frameListener() != this) {
            decoder.frameListener(new ControlFrameLimiter(decoder, headers, rate));
        }
    }

    private void boundHeaderTable() throws Http2Exception {
        if (headers.maxHeaderTableSize() > HEADER_TABLE) {
            headers.maxHeaderTableSize(HEADER_TABLE);
        }
    }

    private void count() throws Http2Exception {
        if (!rate.allowNext()) {
            throw Http2Exception.connectionError(
                    Http2Error.ENHANCE_YOUR_CALM, "More than %d PING and SETTINGS frames in a second", MOST_FRAMES);
        }
    }
}
