package dev.modelatlas.bench.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** WebSocket frames that this class encodes itself, because no library would send them. */
final class FrameFlood {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int PING = 9;
    static final int PONG = 10;
    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;
    private static final int SHORT = 125;
    private static final int LONGER = 126;
    private static final int PATIENCE_SECONDS = 3;

    static final String HANDSHAKE =
            "GET /graphql HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n";

    private FrameFlood() {}

    /** A final frame with a mask of zeros. */
    static byte[] frame(int kind, String payload) {
        return frame(kind | LAST, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** A frame that another frame continues. */
    static byte[] part(int kind, String payload) {
        return frame(kind, payload.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] frame(int head, byte[] payload) {
        var frame = new ByteArrayOutputStream();
        frame.write(head);
        if (payload.length <= SHORT) {
            frame.write(MASKED | payload.length);
        } else {
            frame.write(MASKED | LONGER);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    static byte[] repeat(byte[] frame, int times) {
        var all = new ByteArrayOutputStream(frame.length * times);
        for (var n = 0; n < times; n++) {
            all.writeBytes(frame);
        }
        return all.toByteArray();
    }

    /**
     * Sends {@code first}, and then the block {@code times} times, without reading. Stops early when the server stops
     * reading.
     */
    static void send(Caller caller, byte[] first, byte[] block, int times) throws IOException {
        var socket = open(caller);
        if (socket == null) {
            return;
        }
        // Closes the socket after a timeout, because a blocked write would wait for ever.
        var isGivenUp = new AtomicBoolean();
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(() -> {
            isGivenUp.set(true);
            close(socket);
        });
        try {
            var out = socket.getOutputStream();
            out.write(first);
            for (var n = 0; n < times; n++) {
                out.write(block);
            }
            caller.met("taken");
        } catch (IOException gone) {
            caller.met(isGivenUp.get() ? "not taken" : "closed");
        } finally {
            close(socket);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Opens a WebSocket; null when the server refuses it. */
    static Socket open(Caller caller) throws IOException {
        var socket = caller.connect();
        socket.getOutputStream().write(HANDSHAKE.getBytes(StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        for (var next = 0; next >= 0 && head.indexOf("\r\n\r\n") < 0; ) {
            next = socket.getInputStream().read();
            head.append((char) next);
        }
        if (head.indexOf("HTTP/1.1 101") == 0) {
            return socket;
        }
        caller.met(head.length() > 12 ? head.substring(9, 12) : "refused");
        socket.close();
        return null;
    }
}
