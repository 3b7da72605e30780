package dev.modelatlas.http.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import io.restassured.RestAssured;

/** HTTP/2 by hand, without TLS. Waits at most ten seconds. */
public final class Http2Connection implements AutoCloseable {
    private static final int SETTINGS = 4;

    private final Socket socket = new Socket("localhost", RestAssured.port);
    private final DataInputStream in = new DataInputStream(socket.getInputStream());

    public Http2Connection() throws IOException {
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        send(SETTINGS, 0, 0, new byte[0]);
    }

    public void send(int type, int flags, int stream, byte[] payload) throws IOException {
        var frame = new ByteArrayOutputStream();
        var out = new DataOutputStream(frame);
        out.writeInt(payload.length << 8 | type);
        out.writeByte(flags);
        out.writeInt(stream);
        out.write(payload);
        socket.getOutputStream().write(frame.toByteArray());
    }

    /** The payload of the next frame of that type; others are passed over. */
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

    /** What the server says of itself at the beginning. */
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
