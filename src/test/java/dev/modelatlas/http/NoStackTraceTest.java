package dev.modelatlas.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.http.response.EventLoopReplyTest;
import dev.modelatlas.http.websocket.WebSocketTest;
import dev.modelatlas.testsupport.Follower;
import dev.modelatlas.testsupport.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A client's mistake is reported to the client, and cannot fill the log. */
@QuarkusTest
class NoStackTraceTest {
    private static final String ASK = "GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nConnection: close\r\n";

    private final Logger root = Logger.getLogger("");
    private final Recorder recorder = new Recorder();

    @BeforeEach
    void record() {
        root.addHandler(recorder);
    }

    @AfterEach
    void nothingWasTraced() {
        root.removeHandler(recorder);
        assertThat(recorder.traced).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/graphql | ''",
                "/graphql | Host: a%Host: a%",
                "/graphql | Host: a%Host: b%",
                "/export/models.csv | ''",
                "/imports | ''",
                "/ | ''",
                "/explorer/main.js | Host: a%Host: b%",
                "/graphql | Origin: https://example.org%",
                "/graphql | Upgrade: websocket%Connection: Upgrade%",
            })
    void requiresExactlyOneHost(String path, String headers) {
        var head = "GET " + path + " HTTP/1.1\r\nConnection: close\r\n" + headers.replace("%", "\r\n") + "\r\n";
        var reply = send(head);
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.body()).contains("\"code\":\"BAD_REQUEST\"", "`Host`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql?query=%7B__typename%7D", "/", "/graphql/schema.graphql"})
    void http10ClientsNeedNoHost(String path) {
        assertThat(send("GET " + path + " HTTP/1.0\r\n\r\n").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Host: ' | 200",
                "Host: [::1 | 400",
                "Host: a b | 400",
                "Host: localhost:99999999 | 400",
                "Host: localhost:x | 400",
                "Host: \u00e9 | 400",
                "Host: / | 400",
                "Host: a%Origin: :// | 200",
                "Host: a%Origin: null | 200",
                "Host: a%Origin: http://[::1 | 200",
                "Host: a%X-Forwarded-For: , 1.2.3.4 | 200",
                "Host: a%X-Forwarded-Port: x | 200",
                "Host: a%Forwarded: for=;; | 200",
                "Host: a%Accept: ;q=,/ | 406",
                "Host: a%Accept-Encoding: ;q=x,, | 200",
                "Host: a%If-None-Match: ,\" | 200",
                "Host: a%Cookie: =;= | 200",
                "Host: a%Content-Length: x | 400",
                "Host: a%Content-Length: -1 | 400",
                "Host: a%Transfer-Encoding: x | 200",
                "Host: a%Expect: x | 200",
                "Host: a%traceparent: 00-x | 200",
                "Host: a%Sec-WebSocket-Key: x%Upgrade: websocket | 400",
            })
    void answersRequestsWithMalformedHeaders(String headers, int status) {
        assertThat(send(ASK + headers.replace("%", "\r\n") + "\r\n\r\n").status())
                .isEqualTo(status);
    }

    static List<String> messages() {
        var deep = "[".repeat(20_000);
        return Stream.of(
                        "{\"type\": \"ping\", \"payload\": {\"x\": " + deep,
                        deep,
                        "{\"type\": \"ping\", \"payload\": {\"x\": " + "9".repeat(2_000) + "}}",
                        "{\"type\": \"ping\", \"payload\": {\"" + "x".repeat(51_000) + "\": 1}}",
                        "{\"type\": \"ping\", \"payload\": 1}",
                        "{\"type\": {}}",
                        "{\"type\": \"subscribe\", \"id\": [], \"payload\": {}}",
                        "null",
                        "",
                        "\u0000")
                .toList();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void malformedMessageEndsItsConnection(String message) {
        try (var client = Follower.connect()) {
            assertThat(client.send(message).closeCode()).isEqualTo(4400);
        }
    }

    /**
     * The other requests arrive while the server computes the first response. When a response ends, Vert.x starts the
     * next request in the same call. Many requests would overflow the stack and fill the memory.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/graphql?query=%7B__typename%7D",
                "/graphql?query=%7Bmodels(first:3)%7Bnodes%7Bslug%7D%7D%7D",
                "/graphql?query=",
                "/nothing"
            })
    void answersPipelinedRequestsUpToTheLimit(String path) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            var in = new BufferedInputStream(socket.getInputStream());
            // The first responses may have to be computed.
            for (var n = 0; n < 3; n++) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                readAnswers(in, 1);
            }
            var computed = "GET /graphql?query=%7B__typename%7D%23" + System.nanoTime()
                    + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            // The server reads one request more than it answers. If the server closed the connection while requests
            // were unread, TCP would drop responses that the client has not read.
            socket.getOutputStream().write((computed + request.repeat(32)).getBytes(StandardCharsets.US_ASCII));
            readAnswers(in, 32);
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(answersToAThousand(path)).isLessThanOrEqualTo(32);
    }

    /** Number of responses that arrive before the server closes the connection. */
    private static int answersToAThousand(String path) throws IOException {
        var answers = 0;
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            var in = new BufferedInputStream(socket.getInputStream());
            var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.repeat(1_000).getBytes(StandardCharsets.US_ASCII));
            for (in.mark(1); in.read() >= 0; in.mark(1)) {
                in.reset();
                readAnswers(in, 1);
                answers++;
            }
        } catch (SocketException reset) {
            assertThat(reset.getMessage()).isIn("Connection reset", "Broken pipe");
        }
        return answers;
    }

    private static void readAnswers(InputStream in, int answers) throws IOException {
        for (var n = 0; n < answers; n++) {
            var head = WebSocketTest.head(in);
            assertThat(head).startsWith("HTTP/1.1 ");
            var length = head.replaceFirst("(?is).*content-length: (\\d+).*", "$1");
            in.skipNBytes(Integer.parseInt(length));
        }
    }

    static List<Arguments> floods() {
        return List.of(
                arguments(0x8a, ""),
                arguments(0x89, "x".repeat(125)),
                arguments(0x81, "{\"type\":\"ping\"}"),
                arguments(0x81, "{\"type\":\"pong\"}"),
                arguments(0x01, ""));
    }

    /**
     * Small frames cost as much time as large frames. A frame of kind 0x01 starts a message that the following frames
     * continue.
     */
    @ParameterizedTest
    @MethodSource("floods")
    void floodOfFramesEndsItsConnection(int kind, String payload) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            WebSocketTest.shakeHands(socket);
            var flood = new ByteArrayOutputStream();
            flood.write(WebSocketTest.frame(kind, payload.getBytes(StandardCharsets.US_ASCII)));
            var more = WebSocketTest.frame(kind == 0x01 ? 0 : kind, payload.getBytes(StandardCharsets.US_ASCII));
            for (var n = 0; n < 500; n++) {
                flood.write(more);
            }
            socket.getOutputStream().write(flood.toByteArray());
            var said = new StringBuilder();
            while (said.indexOf("\u0003\u00f0A client may send at most 200 messages and frames a second.") < 0) {
                var next = socket.getInputStream().read();
                assertThat(next).as("ended after " + said).isNotNegative();
                said.append((char) next);
            }
        }
    }

    private static RawHttp.Reply send(String request) {
        return RawHttp.send(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static final class Recorder extends Handler {
        private final List<String> traced = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            // Test classes that run in parallel log on threads of JUnit, and servers never do. EventLoopReplyTest is
            // such a test class, but has a server of its own.
            var isOfATest = Thread.currentThread().getName().startsWith("ForkJoinPool-")
                    || String.valueOf(line.getThrown()).contains(EventLoopReplyTest.ON_PURPOSE);
            if (line.getThrown() != null && !isOfATest) {
                traced.add(line.getMessage() + ": " + line.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
