package dev.modelatlas.http.connection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.http.HalfASecond;
import dev.modelatlas.testsupport.Follower;
import dev.modelatlas.testsupport.Full;

import static dev.modelatlas.testsupport.Waiting.await;
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

    @Inject
    MeterRegistry meters;

    @Inject
    Vertx vertx;

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
        sendTwiceWithAPause(PAGE, RestAssured.port);
        assertThat(rest()).isEmpty();
    }

    @Test
    void keepsIdleConnectionsToTheManagementPort() throws Exception {
        sendTwiceWithAPause(LIVENESS, management.getPort());
        assertThat(rest()).isEmpty();
    }

    /**
     * Sends a request twice on one connection, and reads both responses. On a busy machine, the pause may last longer
     * than connections may be idle. The client then tries again on another connection.
     */
    private void sendTwiceWithAPause(String request, int port) throws Exception {
        long paused;
        do {
            disconnect();
            connect(port);
            send(request);
            var begin = System.nanoTime();
            takeOne();
            // Longer than the timeout for headers, but shorter than that of idle connections.
            Thread.sleep(2_000);
            send(request);
            paused = System.nanoTime() - begin;
        } while (paused > 2_500_000_000L);
        takeOne();
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

    /** The client responds to no ping and reads nothing, so it does not receive the close code either. */
    @Test
    void closesAWebSocketWhoseClientReadsNothing() throws Exception {
        var wasFull = false;
        // On a busy machine, the server may end the connection before it has computed much.
        for (var attempt = 0; attempt < 10 && !wasFull; attempt++) {
            connectAlone();
            followWithoutReading();
            // The buffers of the operating system are full, so that the close code cannot be sent.
            await().until(() -> isTransitFull() || connections() == 0);
            wasFull = isTransitFull();
            await().until(() -> connections() == 0);
        }
        assertThat(wasFull).isTrue();
    }

    private boolean isTransitFull() {
        return meters.get("atlas.transit.size").gauge().value() > 50_000;
    }

    private void followWithoutReading() throws IOException {
        send("GET /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n");
        takeHead();
        frame("{\"type\": \"connection_init\"}");
        for (var id = 0; id < 20; id++) {
            frame("{\"id\": \"" + id + "\", \"type\": \"subscribe\", \"payload\": {\"query\":"
                    + " \"subscription { revisionPublished(since: 0) { number changes(first: 100) { nodes { slug fields {"
                    + " field before after } } } } }\"}}");
        }
    }

    /** The client grants the server large windows, but reads nothing, so it does not receive the reset either. */
    @Test
    void closesAnHttp2ConnectionWhoseClientReadsNothing() throws Exception {
        connectAlone();
        socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        var window = new byte[] {0x7f, 0, 0, 0};
        socket.getOutputStream().write(Http2Connection.frame(4, 0, 0, new byte[] {0, 4, 0x7f, 0, 0, 0}));
        socket.getOutputStream().write(Http2Connection.frame(8, 0, 0, window));
        for (var stream = 1; stream < 20; stream += 2) {
            socket.getOutputStream().write(Http2Connection.frame(1, 5, stream, Http2FramesTest.LARGE_PAGE));
        }
        await().until(() -> connections() == 0);
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

    /**
     * The client answers no ping before the server has done all that is overdue. On a busy machine, the client may also
     * miss the next ping. The test then tries again.
     */
    @Test
    void keepsAWebSocketAfterTheServerWasSuspended() {
        var ping = "{\"type\": \"ping\"}";
        await().ignoreExceptions().untilAsserted(() -> {
            try (var follower = Follower.connect()) {
                // The client may still read the first answer, but then no ping.
                follower.stopReading().send(ping);
                suspendEventLoops();
                follower.readAgain();
                follower.send(ping);
                assertThat(follower.messages(2))
                        .allSatisfy(message ->
                                assertThat(message.path("type").asText()).isEqualTo("pong"));
            }
        });
    }

    /** Blocks all event loops for longer than two intervals between pings, and then lets them do what is overdue. */
    @SuppressWarnings("deprecation") // Vert.x offers no other way to reach all event loops.
    private void suspendEventLoops() throws Exception {
        var loops = new ArrayList<EventExecutor>();
        vertx.nettyEventLoopGroup().forEach(loops::add);
        var suspended = loops.stream()
                .map(loop -> loop.submit(() -> {
                    Thread.sleep(2_500);
                    return null;
                }))
                .toList();
        for (var one : suspended) {
            one.get();
        }
        var overdue = loops.stream()
                .map(loop -> loop.schedule(() -> {}, 200, TimeUnit.MILLISECONDS))
                .toList();
        for (var one : overdue) {
            one.get();
        }
    }

    /** Waits until earlier clients have disconnected, and then connects again. */
    private void connectAlone() throws IOException {
        disconnect();
        await().until(() -> connections() == 0);
        connect();
        await().until(() -> connections() == 1);
    }

    private double connections() {
        return meters.get("atlas.connections").gauge().value();
    }

    /** Sends a text message in a WebSocket frame. Its mask is zero. */
    private void frame(String text) throws IOException {
        var frame = new ByteArrayOutputStream();
        frame.write(0x81);
        if (text.length() < 126) {
            frame.write(0x80 | text.length());
        } else {
            frame.write(0x80 | 126);
            frame.write(text.length() >> 8);
            frame.write(text.length());
        }
        frame.write(new byte[4]);
        frame.write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(frame.toByteArray());
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

    private String takeHead() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = socket.getInputStream().read();
            assertThat(next).as("the end of the connection, after " + head).isNotNegative();
            head.append((char) next);
        }
        return head.toString();
    }

    /** Reads one response, and returns its length. */
    private int takeOne() throws IOException {
        var head = takeHead();
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
