package dev.modelatlas.http.websocket;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.testsupport.Follower;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.Publishing;

import static dev.modelatlas.testsupport.Waiting.await;
import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The protocol graphql-transport-ws, and the limits of its clients. */
@QuarkusTest
@TestProfile(Publishing.class)
public class WebSocketTest {
    /** More than 16 MB, for which the buffers of the operating system cannot hold the responses. */
    private static final int PINGS = 125_000;

    private static final String INIT = "{\"type\": \"connection_init\"}";
    private static final String FOLLOW = "subscription { revisionPublished { number } }";
    private static final String SUBSCRIBE =
            "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"query\": \"" + FOLLOW + "\"}}";

    @Inject
    MeterRegistry meters;

    static Stream<Arguments> whatCloses() {
        return Stream.of(
                closes(4400, client -> client.send("no JSON")),
                closes(4400, client -> client.send("[]")),
                closes(4400, client -> client.send("{\"type\": \"start\"}")),
                closes(4400, client -> client.send(INIT).send("{\"type\": \"subscribe\", \"payload\": {}}")),
                closes(4400, client -> client.send(INIT).send("{\"type\": \"subscribe\", \"id\": \"1\"}")),
                closes(4400, client -> client.send("{\"type\": \"connection_init\", \"payload\": 1}")),
                closes(4400, client -> client.send(INIT).subscribe("i".repeat(201), FOLLOW)),
                closes(4400, Follower::sendBytes),
                closes(4401, client -> client.send(SUBSCRIBE)),
                closes(4408, client -> client),
                closes(4408, client -> client.send("{\"type\": \"ping\"}")),
                closes(4409, client -> client.send(INIT).send(SUBSCRIBE).send(SUBSCRIBE)),
                closes(4429, client -> client.send(INIT).send(INIT)));
    }

    private static Arguments closes(int code, UnaryOperator<Follower> deed) {
        return arguments(code, deed);
    }

    @ParameterizedTest
    @MethodSource("whatCloses")
    void disconnectsAClientThatBreaksTheProtocol(int code, UnaryOperator<Follower> deed) {
        try (var client = Follower.silent()) {
            assertThat(deed.apply(client).closeCode()).isEqualTo(code);
        }
    }

    @Test
    void disconnectsAClientThatSendsAMessageOverTheLimit() {
        try (var client = Follower.connect()) {
            assertThat(client.send("{\"type\": \"ping\", \"payload\": {\"x\": \"" + "x".repeat(70_000) + "\"}}")
                            .closeCode())
                    .isEqualTo(1009);
        }
    }

    @Test
    void answersAPing() {
        try (var client = Follower.connect()) {
            client.send("{\"type\": \"ping\", \"payload\": {}}").send("{\"type\": \"pong\"}");
            assertThatJson(client.message()).isEqualTo("{type: 'pong'}");
        }
    }

    @Test
    void limitsSubscriptionsOfAConnection() {
        try (var client = Follower.connect()) {
            IntStream.rangeClosed(1, 21).forEach(id -> client.subscribe(Integer.toString(id), FOLLOW));
            assertThatJson(client.message()).isEqualTo("""
                    {"type": "error", "id": "21", "payload": [{
                      "message": "A connection may have at most 20 subscriptions. Complete another subscription first.",
                      "extensions": {"code": "LIMIT_EXCEEDED"}}]}""");
        }
    }

    @Test
    void limitsTheMemoryOfOpenSubscriptions() {
        var document = "subscription { revisionPublished { " + "asOf ".repeat(9_000) + "} }";
        var clients = new ArrayList<Follower>();
        try {
            // Once the memory is full, the server refuses handshakes, too. So all clients connect first.
            IntStream.range(0, 14).forEach(each -> clients.add(Follower.connect()));
            // Together more than a sixteenth of the heap.
            for (var client : clients) {
                IntStream.rangeClosed(1, 20)
                        .forEach(id -> client.send("{\"type\": \"subscribe\", \"id\": \"" + id
                                + "\", \"payload\": {\"query\": \"" + document + "\"}}"));
            }
            await().until(() -> clients.stream().anyMatch(Follower::hasMessage));
            var refused =
                    clients.stream().filter(Follower::hasMessage).findFirst().orElseThrow();
            assertThatJson(refused.message()).isEqualTo("""
                    {"type": "error", "id": "${json-unit.any-string}", "payload": [{
                      "message": "Open subscriptions take too much memory. Complete some of them first, or use a shorter document and fewer variables.",
                      "extensions": {"code": "LIMIT_EXCEEDED"}}]}""");
            assertThat(sizeOfSubscriptions()).isPositive();
        } finally {
            clients.forEach(Follower::close);
        }
        await().until(() -> sizeOfSubscriptions() == 0);
    }

    /** The server keeps the headers of the handshake, for example to check the key again. */
    @Test
    void headersOfTheHandshakeCountAsMemoryOfSubscriptions() {
        await().until(() -> sizeOfSubscriptions() == 0);
        try (var client = Follower.connect()) {
            assertThat(client.send("{\"type\": \"ping\"}").message()).isNotNull();
            assertThat(sizeOfSubscriptions()).isBetween(1_000.0, 5_000.0);
        }
        await().until(() -> sizeOfSubscriptions() == 0);
    }

    private double sizeOfSubscriptions() {
        return meters.get("atlas.subscriptions.size").gauge().value();
    }

    @Test
    void limitsConnectionsOfACaller() {
        var clients = new ArrayList<Follower>();
        try {
            // Connections of other tests may still be closing.
            await().ignoreExceptions().until(() -> clients.add(Follower.connect()) && clients.size() == 30);
            assertRefused(upgrade("graphql-transport-ws"), 503, "OVERLOADED");
        } finally {
            clients.forEach(Follower::close);
        }
    }

    @ParameterizedTest
    @CsvSource({"graphql-ws", "'graphql-ws, mqtt'", "graphql-transport-ws2"})
    void refusesUnsupportedSubprotocols(String offered) {
        assertRefused(upgrade(offered), 400, "BAD_REQUEST");
    }

    @ParameterizedTest
    @CsvSource({"8, 13", "13,"})
    void unsupportedVersionIsRefusedWithTheSupportedVersion(String version, String supported) {
        var refused = given().header("Upgrade", "websocket")
                .header("Connection", "Upgrade")
                .header("Sec-WebSocket-Version", version)
                .header("Sec-WebSocket-Protocol", "graphql-transport-ws")
                .get("/graphql");
        assertRefused(refused, 400, "BAD_REQUEST");
        assertThat(refused.header("Sec-WebSocket-Version")).isEqualTo(supported);
    }

    @Full
    @Test
    void disconnectsAClientThatMissesAPing() throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            var head = shakeHands(socket);
            socket.getOutputStream().write(frame(0x81, INIT.getBytes(StandardCharsets.US_ASCII)));
            var said = head + new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            var ping = "\u0089\u0000";
            var close = "\u0088\u003d\u0003\u00e9No answer to pings. Connect again, and resume with `since`.";
            assertThat(said)
                    .startsWith("HTTP/1.1 101 ")
                    .contains("{\"type\":\"connection_ack\"}")
                    .endsWith(ping + close);
            assertThat(said.toLowerCase()).contains("sec-websocket-protocol: graphql-transport-ws\r\n");
        }
    }

    /** The pings wait behind the messages in the server's queue. The client answers the first ping at the end. */
    @Full
    @Test
    void keepsAClientThatReadsLongMessagesSlowly() throws IOException, InterruptedException {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.setSoTimeout(20_000);
            socket.connect(new InetSocketAddress("localhost", RestAssured.port));
            shakeHands(socket);
            var out = socket.getOutputStream();
            out.write(frame(0x81, INIT.getBytes(StandardCharsets.US_ASCII)));
            out.write(frame(0x81, SUBSCRIBE.replace(FOLLOW, longEvents()).getBytes(StandardCharsets.US_ASCII)));
            var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            var read = 0;
            var kind = 0;
            while (read < 3_000_000) {
                kind = in.readUnsignedByte();
                assertThat(kind).as("the kind of a frame after %s bytes", read).isIn(0x81, 0x01, 0x00, 0x80, 0x89);
                read += readSlowly(in, length(in));
            }
            out.write(frame(0x8a, new byte[0]));
            out.write(frame(0x81, "{\"type\": \"complete\", \"id\": \"1\"}".getBytes(StandardCharsets.US_ASCII)));
            out.write(frame(0x81, "{\"type\": \"ping\"}".getBytes(StandardCharsets.US_ASCII)));
            var text = "";
            while (!text.equals("{\"type\":\"pong\"}")) {
                assertThat(in.readUnsignedByte()).isNotEqualTo(0x88);
                text = new String(in.readNBytes(length(in)), StandardCharsets.US_ASCII);
            }
        }
    }

    /** A subscription whose events have more than 1.5 MB. */
    private static String longEvents() {
        var slugs = IntStream.range(0, 240)
                .mapToObj(number -> "a".repeat(36) + number + ": slug")
                .collect(Collectors.joining(" "));
        return "subscription { revisionPublished(since: 1) { changes(first: 100) { nodes { " + slugs + " } } } }";
    }

    private static int length(DataInputStream in) throws IOException {
        var length = in.readUnsignedByte();
        return length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
    }

    /** Reads at most 240 KB a second. Returns the number of bytes. */
    private static int readSlowly(DataInputStream in, int bytes) throws IOException, InterruptedException {
        for (var left = bytes; left > 0; left -= 12_000) {
            in.readNBytes(Math.min(left, 12_000));
            Thread.sleep(50);
        }
        return bytes;
    }

    /**
     * Vert.x itself responds to ping frames. Without a limit, it would store all responses that the client does not
     * read.
     */
    @Test
    void limitsPongFramesThatTheClientDoesNotRead() throws IOException {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.setSoTimeout(20_000);
            socket.connect(new InetSocketAddress("localhost", RestAssured.port));
            shakeHands(socket);
            var out = new BufferedOutputStream(socket.getOutputStream());
            out.write(frame(0x81, INIT.getBytes(StandardCharsets.US_ASCII)));
            var ping = frame(0x89, new byte[125]);
            for (var sent = 0; sent < PINGS; sent++) {
                out.write(ping);
            }
            out.write(frame(0x81, "{\"type\": \"ping\"}".getBytes(StandardCharsets.US_ASCII)));
            out.flush();
            assertThat(answersBefore(socket.getInputStream(), "{\"type\":\"pong\"}"))
                    .isBetween(1, PINGS / 2);
        }
    }

    /** A frame with a mask of zeros. */
    public static byte[] frame(int kind, byte[] payload) {
        var head = ByteBuffer.allocate(4).put((byte) kind);
        if (payload.length < 126) {
            head.put((byte) (0x80 | payload.length));
        } else {
            head.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        return ByteBuffer.allocate(head.position() + 4 + payload.length)
                .put(head.flip())
                .putInt(0)
                .put(payload)
                .array();
    }

    /** The number of pong frames that arrive before the given string. */
    private static int answersBefore(InputStream in, String text) throws IOException {
        var frames = new DataInputStream(new BufferedInputStream(in));
        for (var answers = 0; ; ) {
            var kind = frames.readUnsignedByte();
            var payload = new String(frames.readNBytes(frames.readUnsignedByte()), StandardCharsets.US_ASCII);
            if (payload.equals(text)) {
                return answers;
            }
            answers += kind == 0x8a ? 1 : 0;
        }
    }

    public static String shakeHands(Socket socket) throws IOException {
        socket.getOutputStream().write("""
                GET /graphql HTTP/1.1\r
                Host: localhost\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Sec-WebSocket-Protocol: graphql-ws, graphql-transport-ws\r
                \r
                """.getBytes(StandardCharsets.US_ASCII));
        return head(socket.getInputStream());
    }

    public static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            assertThat(next).as("the end of the connection, after " + head).isNotNegative();
            head.append((char) next);
        }
        return head.toString();
    }

    private static Response upgrade(String protocols) {
        return given().header("Upgrade", "websocket")
                .header("Connection", "Upgrade")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .header("Sec-WebSocket-Protocol", protocols)
                .get("/graphql");
    }

    private static void assertRefused(Response response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThatJson(response.asString()).node("errors[0].extensions").isEqualTo("{code: '%s'}".formatted(code));
    }
}
