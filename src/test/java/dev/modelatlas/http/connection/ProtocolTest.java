package dev.modelatlas.http.connection;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The protocol of a connection without TLS: HTTP/1.1, or HTTP/2 from its first byte. */
@QuarkusTest
class ProtocolTest {
    private static final String ANSWER =
            "{\"data\":{\"__typename\":\"Query\"},\"extensions\":{\"cost\":{\"requested\":0,\"maximum\":25000}}}";

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int END_STREAM_AND_HEADERS = 5;

    @TestHTTPResource("/graphql")
    URI address;

    @TestHTTPResource("/graphql-ui/graphiql.min.js")
    URI file;

    /** When the server upgraded connections to HTTP/2, Java's client misread one in 25 of these responses. */
    @Test
    void javaClientsReadWholeResponses() throws Exception {
        var request = HttpRequest.newBuilder(file).version(Version.HTTP_2).build();
        for (var client = 0; client < 20; client++) {
            var response = Clients.http().send(request, BodyHandlers.ofByteArray());
            assertThat(response.version()).isEqualTo(Version.HTTP_1_1);
            assertThat(response.body()).hasSizeGreaterThan(1_000_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: ???",
                "Connection: Upgrade\r\nUpgrade: h2c",
                "Upgrade: H2C, x"
            })
    void ignoresUpgradesToHttp2(String headers) throws Exception {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            send(socket, post(headers).getBytes(StandardCharsets.US_ASCII));
            assertThat(text(socket)).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n" + ANSWER);
        }
    }

    @Test
    void readsRequestsThatArriveByteByByte() throws Exception {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setTcpNoDelay(true);
            for (var letter : post("Accept: application/json").getBytes(StandardCharsets.US_ASCII)) {
                send(socket, letter);
                Thread.sleep(1);
            }
            assertThat(text(socket)).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n" + ANSWER);
        }
    }

    /** The client never sends the end of the headers. */
    @Test
    void refusesTooManyHeadersBeforeTheLastArrives() throws Exception {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(500);
            var headers = "GET / HTTP/1.1\r\nHost: a\r\n" + "b:\r\n".repeat(200);
            send(socket, headers.getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            socket.setSoTimeout(10_000);
            // Netty adds a header to the request when the next line arrives.
            send(socket, "b:\r\nb:\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 431 ")
                    .contains("\"code\":\"BAD_REQUEST\"", "The maximum is 200.");
        }
    }

    @Test
    void acceptsHttp2FromTheFirstByteOfAConnection() throws Exception {
        try (var connection = new Http2Connection()) {
            connection.send(HEADERS, END_STREAM_AND_HEADERS, 1, get("/graphql?query=%7B__typename%7D"));
            assertThat(new String(connection.await(DATA), StandardCharsets.UTF_8))
                    .isEqualTo(ANSWER);
        }
    }

    private static String post(String headers) {
        var body = "{\"query\":\"{ __typename }\"}";
        return "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n" + headers + "\r\n\r\n" + body;
    }

    private static void send(Socket socket, byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** What the server sends until its response is complete, or until the connection ends. */
    private static String text(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        var text = new StringBuilder();
        for (var letter = 0; letter >= 0 && !text.toString().endsWith(ANSWER); ) {
            letter = socket.getInputStream().read();
            text.append((char) letter);
        }
        return text.toString();
    }

    /** HPACK without compression: :method GET, :scheme http, :path, :authority a. */
    private static byte[] get(String path) {
        var hex = HexFormat.of();
        return hex.parseHex("828604" + hex.toHexDigits((byte) path.length())
                + hex.formatHex(path.getBytes(StandardCharsets.US_ASCII)) + "410161");
    }
}
