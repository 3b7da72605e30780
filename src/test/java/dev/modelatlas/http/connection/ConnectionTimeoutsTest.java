package dev.modelatlas.http.connection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.http.HalfASecond;
import dev.modelatlas.testsupport.Follower;
import dev.modelatlas.testsupport.Full;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/** Slow or silent clients. Each waits at most ten seconds for the server to close the connection. */
@Full
@QuarkusTest
@TestProfile(HalfASecond.class)
class ConnectionTimeoutsTest {
    private static final String PAGE = "GET /favicon.svg HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String LARGE_PAGE = "GET /graphql-ui/graphiql.min.js HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String LIVENESS = "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String SCHEMA = "GET /graphql/schema.graphql HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: ([0-9]+)");

    @TestHTTPResource(management = true)
    URI management;

    private Socket socket;

    @BeforeEach
    void connect() throws IOException {
        connect(RestAssured.port);
    }

    private void connect(int port) throws IOException {
        socket = new Socket();
        // Unread data must wait in the server, not in the buffer of the operating system.
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress("localhost", port));
    }

    @AfterEach
    void disconnect() throws IOException {
        socket.close();
    }

    @Test
    void closesASilentConnection() throws IOException {
        assertThat(rest()).isEmpty();
    }

    @Test
    void closesAConnectionWithSlowHeaders() throws Exception {
        drip("GET /favicon.svg?" + "x".repeat(40));
        var answer = rest();
        assertThat(answer).startsWith("HTTP/1.1 408 ").contains("Connection: close");
        assertThatJson(answer.substring(answer.indexOf('{'))).isEqualTo("""
                {errors: [{message: 'The request stalled, or did not arrive within 1 s. Send it without pauses.', extensions: {code: 'TIMEOUT'}}]}""");
    }

    @Test
    void keepsAnIdleConnectionBeyondTheTimeoutForHeaders() throws Exception {
        send(PAGE);
        takeOne();
        // Longer than the timeout for headers, but shorter than that of idle connections.
        Thread.sleep(2_000);
        send(PAGE);
        takeOne();
        assertThat(rest()).isEmpty();
    }

    @Test
    void keepsIdleConnectionsToTheManagementPort() throws Exception {
        disconnect();
        connect(management.getPort());
        send(LIVENESS);
        takeOne();
        // Longer than the timeout for headers, but shorter than that of idle connections.
        Thread.sleep(2_000);
        send(LIVENESS);
        takeOne();
        assertThat(rest()).isEmpty();
    }

    @Test
    void closesAConnectionWhoseSecondRequestHasSlowHeaders() throws Exception {
        send(PAGE);
        takeOne();
        drip("GET /favicon.svg?" + "x".repeat(40));
        assertThat(rest()).isEmpty();
    }

    @Test
    void respondsBeforeAnUnneededBodyArrives() throws Exception {
        send("POST /favicon.svg HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");
        assertThat(rest()).startsWith("HTTP/1.1 405 ");
    }

    @Test
    void closesTheConnectionOfAClientThatReadsTooSlowly() throws Exception {
        send(LARGE_PAGE.repeat(3));
        // Longer than the write timeout. Data that was already sent still arrives.
        for (var times = 0; times < 8; times++) {
            Thread.sleep(500);
            assertThat(socket.getInputStream().read()).isNotNegative();
        }
        assertThat(rest().length()).isLessThan(9_000_000);
    }

    @Test
    void closesAConnectionWithTooManyUnreadResponses() throws Exception {
        send(SCHEMA);
        var one = takeOne();
        send(SCHEMA.repeat(500));
        // Wait until the server has written more than may stay unread. The write timeout ends the connection later.
        Thread.sleep(500);
        assertThat(rest().length()).isLessThan(500 * one);
    }

    @Test
    void keepsAConnectionWithASubscription() throws Exception {
        try (var follower = Follower.connect()) {
            // Longer than any other idle connection would stay open.
            Thread.sleep(4_500);
            assertThat(follower.send("{\"type\": \"ping\"}")
                            .message()
                            .path("type")
                            .asText())
                    .isEqualTo("pong");
        }
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends one byte after the other at intervals, until the server responds or closes the connection. */
    private void drip(String text) throws Exception {
        for (var next : text.split("")) {
            if (socket.getInputStream().available() > 0) {
                return;
            }
            try {
                send(next);
            } catch (IOException closed) {
                return;
            }
            // Sending single bytes slowly is the point of this test.
            Thread.sleep(200);
        }
        throw new AssertionError("the server has listened to all of it");
    }

    /** Reads one response, and returns its length. */
    private int takeOne() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        assertThat(head).startsWith("HTTP/1.1 200 ");
        var length = LENGTH.matcher(head);
        assertThat(length.find()).isTrue();
        return head.length() + socket.getInputStream().readNBytes(Integer.parseInt(length.group(1))).length;
    }

    /** The data that arrives until the server closes the connection; may be empty. */
    private String rest() throws IOException {
        var rest = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(rest);
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        return rest.toString(StandardCharsets.UTF_8);
    }
}
