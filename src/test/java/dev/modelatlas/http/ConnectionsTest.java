package dev.modelatlas.http;

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

import dev.modelatlas.testsupport.Follower;
import dev.modelatlas.testsupport.Full;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/** Clients that do not do their part. Each waits for the server to close the connection, at most ten seconds. */
@Full
@QuarkusTest
@TestProfile(HalfASecond.class)
class ConnectionsTest {
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
        // What is not taken shall wait in the server, not in the system.
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress("localhost", port));
    }

    @AfterEach
    void disconnect() throws IOException {
        socket.close();
    }

    @Test
    void whoSaysNothingIsHungUpOn() throws IOException {
        assertThat(rest()).isEmpty();
    }

    @Test
    void headThatDripsIsGivenUp() throws Exception {
        drip("GET /favicon.svg?" + "x".repeat(40));
        var answer = rest();
        assertThat(answer).startsWith("HTTP/1.1 408 ").contains("Connection: close");
        assertThatJson(answer.substring(answer.indexOf('{'))).isEqualTo("""
                {errors: [{message: 'The request did not arrive within 1 s: send it at once.', extensions: {code: 'TIMEOUT'}}]}""");
    }

    @Test
    void connectionIsKeptBetweenRequestsForALongerTime() throws Exception {
        send(PAGE);
        takeOne();
        // Longer than a head may take, and not as long as a connection stays.
        Thread.sleep(2_000);
        send(PAGE);
        takeOne();
        assertThat(rest()).isEmpty();
    }

    @Test
    void operatorsKeepTheirsLikewise() throws Exception {
        disconnect();
        connect(management.getPort());
        send(LIVENESS);
        takeOne();
        // As above.
        Thread.sleep(2_000);
        send(LIVENESS);
        takeOne();
        assertThat(rest()).isEmpty();
    }

    @Test
    void nextHeadThatDripsIsGivenUp() throws Exception {
        send(PAGE);
        takeOne();
        drip("GET /favicon.svg?" + "x".repeat(40));
        assertThat(rest()).isEmpty();
    }

    @Test
    void bodyThatNobodyReadsIsNotWaitedFor() throws Exception {
        send("POST /favicon.svg HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");
        assertThat(rest()).startsWith("HTTP/1.1 405 ");
    }

    @Test
    void answerThatIsTakenTooSlowlyIsCutOff() throws Exception {
        send(LARGE_PAGE.repeat(3));
        // Longer than an answer may take; what is on its way by then still comes.
        for (var times = 0; times < 8; times++) {
            Thread.sleep(500);
            assertThat(socket.getInputStream().read()).isNotNegative();
        }
        assertThat(rest().length()).isLessThan(9_000_000);
    }

    @Test
    void whoAsksForMuchMoreThanIsTakenIsHungUpOn() throws Exception {
        send(SCHEMA);
        var one = takeOne();
        send(SCHEMA.repeat(500));
        // Until the server has written more than may be left; an answer that is not taken ends the connection later.
        Thread.sleep(500);
        assertThat(rest().length()).isLessThan(500 * one);
    }

    @Test
    void whoeverFollowsStays() throws Exception {
        try (var follower = Follower.connect()) {
            // Longer than any other connection stays without a word.
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

    /** A byte now and then, until something is said, or nothing more is heard. */
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
            // A byte now and then is what this is about.
            Thread.sleep(200);
        }
        throw new AssertionError("the server has listened to all of it");
    }

    /** One answer; its length. */
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

    /** What comes until the server closes; it may do so without a word, too. */
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
