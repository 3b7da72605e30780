package dev.modelatlas.http.connection;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.http.HalfASecond;
import dev.modelatlas.http.message.HttpConfig;
import dev.modelatlas.work.Transit;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/** Floods of HTTP/2 frames, and streams that their client abandons. */
@QuarkusTest
@TestProfile(HalfASecond.class)
class Http2FramesTest {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int REFUSED_STREAM = 7;
    private static final int ENHANCE_YOUR_CALM = 11;
    private static final int CLOSED_EARLIER = -1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    /** Length of the long header's value, as {@link #longHead} encodes it in HPACK: 127 plus 25 plus 116 times 128. */
    private static final int LONG = 127 + 25 + 116 * 128;

    private static final String GET_METHOD = "82";
    private static final String POST_METHOD = "83";

    /** Headers of a request for a large page. */
    static final byte[] LARGE_PAGE = head(GET_METHOD, "/graphql-ui/graphiql.min.js");

    /** HPACK without compression: :method GET, :scheme http, :path /. */
    private static final byte[] HOSTLESS = HexFormat.of().parseHex("828684");

    @Inject
    MeterRegistry meters;

    @Inject
    Transit transit;

    @Inject
    HttpConfig config;

    @Test
    void announcesLimitsForStreamsAndHeaders() throws Exception {
        try (var connection = new Http2Connection()) {
            assertThat(connection.settings()).containsEntry(3, 100).containsEntry(6, 36_864);
        }
    }

    /**
     * On a busy machine, the server may reset the first streams before the last ones arrive, because it could not write
     * their responses in time. The test then tries again.
     */
    @Test
    void limitsStreamsEvenIfTheClientDoesNotAcknowledgeTheSettings() {
        await().until(() -> refusesStreams(200, 300, LARGE_PAGE));
    }

    /** Whether the server refuses at least the given number of streams while the client reads no response. */
    private static boolean refusesStreams(int refused, int streams, byte[] head) throws IOException {
        return staysOpen(connection -> {
            // A window of zero: no response can be written, so all streams stay open.
            connection.send(SETTINGS, 0, 0, new byte[] {0, 4, 0, 0, 0, 0});
            for (var stream = 0; stream < streams; stream++) {
                connection.send(HEADERS, END_STREAM | END_HEADERS, 2 * stream + 1, head);
            }
            for (var resets = 0; resets < refused; ) {
                // Skips resets for other reasons, such as a timed-out request.
                if (ByteBuffer.wrap(connection.await(RESET)).getInt() == REFUSED_STREAM) {
                    resets++;
                }
            }
            connection.send(PING, 0, 0, new byte[8]);
            connection.await(PING);
        });
    }

    /**
     * Otherwise, the server would keep the headers of all its responses, and the client chooses the values of some. If
     * the settings arrive together with the start of the connection, the limit applies from the second response on.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsAtMost4KbOfResponseHeadersForCompressionEvenIfTheClientAllowsMore(boolean isSplit) throws Exception {
        try (var connection = new Http2Connection(isSplit)) {
            // A table of up to 1 MB.
            connection.send(SETTINGS, 0, 0, new byte[] {0, 1, 0, 16, 0, 0});
            var size = 0L;
            for (var stream = 1; stream < 4; stream += 2) {
                connection.send(HEADERS, END_STREAM | END_HEADERS, stream, head(GET_METHOD, "/nothing"));
                size = tableSize(connection.awaitHeaders(), size);
            }
            assertThat(size).isEqualTo(4_096);
        }
    }

    /** The last size of the table that the start of a header block announces, if any (RFC 7541, section 6.3). */
    private static long tableSize(byte[] block, long former) {
        var last = former;
        for (var at = 0; block[at] >> 5 == 1; ) {
            var size = block[at++] & 31L;
            if (size == 31) {
                for (int shift = 0, next = 128; next >= 128; shift += 7) {
                    next = block[at++] & 255;
                    size += (next & 127L) << shift;
                }
            }
            last = size;
        }
        return last;
    }

    /** No route sees these requests. */
    @Test
    void limitsStreamsOfRequestsWithoutAHost() {
        await().until(() -> refusesStreams(200, 300, HOSTLESS));
    }

    @Test
    void refusesAStreamWithTooManyHeaders() throws Exception {
        try (var connection = new Http2Connection()) {
            connection.send(HEADERS, END_STREAM | END_HEADERS, 1, shortHeaders(1_000));
            assertThat(new String(connection.await(DATA), StandardCharsets.UTF_8))
                    .contains("\"code\":\"BAD_REQUEST\"", "The maximum is 200.");
        }
    }

    /** Each header takes memory besides its characters. */
    @Test
    void limitsTheTotalNumberOfHeadersOfAllStreams() {
        await().until(() -> refusesStreams(1, 60, shortHeaders(150)));
    }

    /**
     * All headers have the maximum length. A hundred such connections would fill the memory. On a busy machine, the
     * server may reset the first streams before the last ones arrive. The test then tries again.
     */
    @Test
    void limitsTheTotalSizeOfTheHeadersOfAllStreams() {
        await().until(() -> refusesStreams(1, 60, longHead("/graphql-ui/graphiql.min.js")));
    }

    private interface Exchange {
        void with(Http2Connection connection) throws IOException;
    }

    /** Whether the server keeps a new connection open during the exchange, and sends all frames that it expects. */
    private static boolean staysOpen(Exchange exchange) throws IOException {
        try (var connection = new Http2Connection()) {
            exchange.with(connection);
            return true;
        } catch (EOFException | SocketException | SocketTimeoutException ended) {
            return false;
        }
    }

    /**
     * If the server closes the connection before it has read all frames, TCP may discard its last frame. The test then
     * tries again.
     */
    @Test
    void closesAConnectionAfterRapidStreamResets() {
        await().until(Http2FramesTest::errorOfRapidStreamResets, error -> error == ENHANCE_YOUR_CALM);
    }

    private static int errorOfRapidStreamResets() throws IOException {
        try (var connection = new Http2Connection()) {
            for (var stream = 1; stream < 1_000; stream += 2) {
                connection.send(HEADERS, END_STREAM | END_HEADERS, stream, head(GET_METHOD, "/"));
                connection.send(RESET, 0, stream, new byte[] {0, 0, 0, 8});
            }
            return ByteBuffer.wrap(connection.await(GOAWAY)).getInt(4);
        } catch (EOFException | SocketException closed) {
            return CLOSED_EARLIER;
        }
    }

    /**
     * On a busy machine, the server may close the connection earlier, because it has received no request. The test then
     * tries again.
     */
    @ParameterizedTest
    @CsvSource({PING + ", true", PING + ", false", SETTINGS + ", true", SETTINGS + ", false"})
    void closesAConnectionAfterAFloodOfFramesThatNeedAnAcknowledgment(int type, boolean isSplit) {
        await().until(() -> errorOfAFloodOf(type, isSplit), error -> error == ENHANCE_YOUR_CALM);
    }

    private static int errorOfAFloodOf(int type, boolean isSplit) throws IOException {
        var payload = new byte[type == PING ? 8 : 0];
        try (var connection = new Http2Connection(isSplit)) {
            connection.settings();
            for (var frame = 0; frame < 100; frame++) {
                connection.send(type, 0, 0, payload);
                connection.await(type);
            }
            var flood = new byte[1_000][];
            Arrays.fill(flood, Http2Connection.frame(type, 0, 0, payload));
            connection.send(flood);
            return ByteBuffer.wrap(connection.await(GOAWAY)).getInt(4);
        } catch (EOFException | SocketException closed) {
            return CLOSED_EARLIER;
        }
    }

    /**
     * Frames that arrive together with the start of the connection also count, except for the first 64 KB. On a busy
     * machine, the server may close the connection earlier, because it has received no request. The test then tries
     * again.
     */
    @Test
    void closesAConnectionThatStartsWithAFloodOfFrames() {
        await().until(this::errorOfAFlood, error -> error == ENHANCE_YOUR_CALM);
    }

    private int errorOfAFlood() throws IOException {
        try (var connection = new Http2Connection()) {
            var flood = new byte[20_000][];
            Arrays.fill(flood, Http2Connection.frame(PING, 0, 0, new byte[8]));
            connection.send(flood);
            return ByteBuffer.wrap(connection.await(GOAWAY)).getInt(4);
        } catch (SocketException reset) {
            // The server has closed the connection before it read all frames, so the network may discard the server's
            // GOAWAY frame.
            assertThat(reset).hasMessageMatching("Connection reset|Broken pipe.*");
            return ENHANCE_YOUR_CALM;
        }
    }

    /** If the network splits the frames, a request may start before its reset arrives. The test then tries again. */
    @Test
    void requestsThatTheClientResetsImmediatelyAreNotExecuted() {
        await().until(() -> computedThoughReset() == 0);
    }

    private long computedThoughReset() throws IOException {
        var engine = meters.get("atlas.engine").timer();
        var before = engine.count();
        var frames = new ArrayList<byte[]>();
        for (var stream = 1; stream < 20; stream += 2) {
            var head = head(GET_METHOD, "/graphql?query=%7B__typename%7D");
            frames.add(Http2Connection.frame(HEADERS, END_STREAM | END_HEADERS, stream, head));
            frames.add(Http2Connection.frame(RESET, 0, stream, new byte[] {0, 0, 0, 8}));
        }
        try (var connection = new Http2Connection()) {
            connection.settings();
            connection.send(frames.toArray(byte[][]::new));
            connection.send(PING, 0, 0, new byte[8]);
            connection.await(PING);
        }
        var working = meters.get("atlas.requests.active").gauge();
        await().until(() -> working.value() == 0);
        return engine.count() - before;
    }

    @Test
    void clientThatDoesNotSendARequestBodyLosesOnlyTheStreamOfThatRequest() throws Exception {
        try (var connection = new Http2Connection()) {
            connection.send(HEADERS, END_HEADERS, 1, head(POST_METHOD, "/graphql"));
            assertThat(new String(connection.await(DATA), StandardCharsets.UTF_8))
                    .contains("\"code\":\"TIMEOUT\"");
            connection.await(RESET);
            connection.send(PING, 0, 0, new byte[8]);
            connection.await(PING);
        }
    }

    @Test
    void closesAConnectionWithoutRequests() throws Exception {
        try (var connection = new Http2Connection()) {
            connection.await(GOAWAY);
        }
    }

    @Test
    void clientThatDoesNotReadAResponseLosesOnlyTheStreamOfThatResponse() throws Exception {
        try (var connection = new Http2Connection()) {
            connection.send(HEADERS, END_STREAM | END_HEADERS, 1, head(GET_METHOD, "/graphql-ui/graphiql.min.js"));
            connection.await(RESET);
            connection.send(PING, 0, 0, new byte[8]);
            connection.await(PING);
        }
    }

    /**
     * The server keeps the body until the client has read the response. On a busy machine, the server may reset the
     * stream before the test looks, because the client does not read the response in time. The test then tries again.
     */
    @Test
    void bodyCountsAsMemoryInTransitUntilTheClientHasReadTheResponse() {
        await().until(() -> transit.taken() == 0);
        await().until(() -> staysOpen(connection -> {
            // A window of zero: the body of the response cannot be written.
            connection.send(SETTINGS, 0, 0, new byte[] {0, 4, 0, 0, 0, 0});
            connection.send(HEADERS, END_HEADERS, 1, head(POST_METHOD, "/graphql"));
            connection.send(DATA, END_STREAM, 1, new byte[10_000]);
            connection.await(HEADERS);
            var working = meters.get("atlas.requests.active").gauge();
            await().until(() -> working.value() == 0);
            if (transit.taken() < config.maxBodySize().asLongValue()) {
                throw new EOFException("The memory is free already.");
            }
        }));
        await().until(() -> transit.taken() == 0);
    }

    /** HPACK without compression: :method, :scheme http, :path, :authority a. */
    private static byte[] head(String method, String path) {
        var hex = HexFormat.of();
        return hex.parseHex(method + "8604" + hex.toHexDigits((byte) path.length())
                + hex.formatHex(path.getBytes(StandardCharsets.US_ASCII)) + "410161");
    }

    /** The same headers as {@link #head}, with more headers whose name is one character and whose value is empty. */
    private static byte[] shortHeaders(int count) {
        var head = new ByteArrayOutputStream();
        head.writeBytes(head(GET_METHOD, "/graphql-ui/graphiql.min.js"));
        // A new header of HPACK's table, which each further byte repeats.
        head.writeBytes(HexFormat.of().parseHex("40016100"));
        head.writeBytes(HexFormat.of().parseHex("be".repeat(count - 1)));
        return head.toByteArray();
    }

    /** The same headers as {@link #head}, with another 15,000 characters that no HPACK table contains. */
    private static byte[] longHead(String path) throws IOException {
        var head = new ByteArrayOutputStream();
        head.write(head(GET_METHOD, path));
        head.write(HexFormat.of().parseHex("000178" + "7f99" + "74"));
        head.write("x".repeat(LONG).getBytes(StandardCharsets.US_ASCII));
        return head.toByteArray();
    }
}
