package dev.modelatlas.bench.hostile;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import dev.modelatlas.bench.hostile.Attack.Call;
import dev.modelatlas.bench.hostile.Http2Flood.Frame;

/** HTTP/2 headers with missing or repeated fields, and frames without a request. */
final class Http2Odd {
    private static final int HEADERS = 1;
    private static final int PRIORITY = 2;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int CONTINUATION = 9;
    private static final int UNKNOWN = 0x77;
    private static final int END_STREAM = 1;

    private Http2Odd() {}

    /** The header fields of each request; names and values alternate. */
    private static final List<List<String>> HEADS = List.of(
            List.of(":method", "CONNECT", ":authority", "a:80"),
            List.of(
                    ":method",
                    "CONNECT",
                    ":protocol",
                    "websocket",
                    ":scheme",
                    "http",
                    ":path",
                    "/graphql",
                    ":authority",
                    "a"),
            List.of(":method", "GET", ":scheme", "http", ":authority", "a"),
            List.of(":method", "GET", ":scheme", "http", ":path", "/graphql?query=%7B__typename%7D"),
            List.of(":method", "GET", ":path", "/", ":authority", "a"),
            List.of(":method", "POST", ":method", "GET", ":scheme", "http", ":path", "/", ":authority", "a"),
            List.of(":method", "GET", ":scheme", "http", ":path", "/", ":authority", "a", "content-length", "-1"),
            List.of(
                    ":method",
                    "POST",
                    ":scheme",
                    "http",
                    ":path",
                    "/graphql",
                    ":authority",
                    "a",
                    "content-length",
                    "5"),
            List.of(":method", "GET", ":scheme", "http", ":path", "/", ":authority", "a", "X-Upper", "a"),
            List.of(":method", "GET", ":scheme", "http", ":path", "/", ":authority", "a", "connection", "upgrade"),
            List.of(":method", "M".repeat(5_000), ":scheme", "http", ":path", "/", ":authority", "a"),
            List.of(":method", "GET", ":scheme", "http", ":path", "/", ":authority", "a", "x-request-id", "a\r\nb"),
            List.of(":method", "GET", ":scheme", "http", ":path", "/", ":authority", "a", "host", "b", "host", "c"));

    private static final List<String> PATHS = List.of(
            "",
            "*",
            "graphql",
            "http://a/graphql",
            "//graphql",
            "/%zz",
            "/%",
            "/a?%",
            "/graphql?query=%",
            "/../graphql",
            "/\u007f",
            "/graphql;a=b",
            "/graphql#a",
            "?");

    static List<Call> calls() {
        return Stream.concat(
                        HEADS.stream(),
                        PATHS.stream()
                                .map(path ->
                                        List.of(":method", "GET", ":scheme", "http", ":path", path, ":authority", "a")))
                .<Call>map(head -> caller -> Http2Flood.ask(caller, head))
                .toList();
    }

    static List<Call> floods() {
        return Stream.<IntFunction<Frame>>of(
                        n -> new Frame(SETTINGS, 0, 0, new byte[] {0, 1, 0, 0, 16, 0}),
                        n -> new Frame(PING, 0, 0, new byte[8]),
                        n -> n == 0
                                ? new Frame(HEADERS, END_STREAM, 1, new byte[] {
                                    (byte) 0x82, (byte) 0x86, (byte) 0x84, 0x41, 1, 'a'
                                })
                                : new Frame(CONTINUATION, 0, 1, new byte[0]),
                        n -> new Frame(PRIORITY, 0, 2 * n + 1, new byte[] {0, 0, 0, 0, 1}),
                        n -> new Frame(UNKNOWN, 0, 0, new byte[100]))
                .<Call>map(frame -> caller -> Http2Flood.frames(caller, 20_000, frame))
                .toList();
    }
}
