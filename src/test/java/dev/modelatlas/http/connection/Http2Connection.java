package dev.modelatlas.http.connection;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import io.restassured.RestAssured;

/** A minimal HTTP/2 client without TLS. Waits at most ten seconds. */
public final class Http2Connection implements AutoCloseable {
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int WITH_PRIORITY = 0x20;

    /** Number of bytes of the priority that may precede the headers of a frame. */
    private static final int PRIORITY = 5;

    private final Socket socket = new Socket("localhost", RestAssured.port);
    private final DataInputStream in = new DataInputStream(socket.getInputStream());

    public Http2Connection() throws IOException {
        this(false);
    }

    /** @param isSplit whether the client sends its first settings only after the server has recognized the protocol */
    public Http2Connection(boolean isSplit) throws IOException {
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        if (isSplit) {
            await(SETTINGS);
        }
        send(SETTINGS, 0, 0, new byte[0]);
    }

    public void send(int type, int flags, int stream, byte[] payload) throws IOException {
        send(frame(type, flags, stream, payload));
    }

    /** Sends frames in one piece. */
    public void send(byte[]... frames) throws IOException {
        var piece = new ByteArrayOutputStream();
        for (var frame : frames) {
            piece.write(frame);
        }
        socket.getOutputStream().write(piece.toByteArray());
    }

    public static byte[] frame(int type, int flags, int stream, byte[] payload) throws IOException {
        var frame = new ByteArrayOutputStream();
        var out = new DataOutputStream(frame);
        out.writeInt(payload.length << 8 | type);
        out.writeByte(flags);
        out.writeInt(stream);
        out.write(payload);
        return frame.toByteArray();
    }

    /** The payload of the next frame of the given type. Other frames are skipped. */
    public byte[] await(int type) throws IOException {
        while (true) {
            var head = in.readInt();
            in.skipNBytes(5);
            var payload = in.readNBytes(head >>> 8);
            if ((head & 0xff) == type) {
                return payload;
            }
        }
    }

    /** The headers of the next response, in HPACK. */
    public byte[] awaitHeaders() throws IOException {
        while (true) {
            var head = in.readInt();
            var flags = in.readByte();
            in.skipNBytes(4);
            var payload = in.readNBytes(head >>> 8);
            if ((head & 0xff) == HEADERS) {
                return Arrays.copyOfRange(payload, (flags & WITH_PRIORITY) == 0 ? 0 : PRIORITY, payload.length);
            }
        }
    }

    /** The server's settings at the start of the connection. */
    public Map<Integer, Integer> settings() throws IOException {
        var settings = new HashMap<Integer, Integer>();
        for (var payload = ByteBuffer.wrap(await(SETTINGS)); payload.hasRemaining(); ) {
            settings.put((int) payload.getShort(), payload.getInt());
        }
        return settings;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
