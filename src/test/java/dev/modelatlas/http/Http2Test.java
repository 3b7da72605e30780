package dev.modelatlas.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.http.connection.Http2Connection;
import dev.modelatlas.testsupport.Certificate;
import dev.modelatlas.testsupport.Clients;
import dev.modelatlas.work.Transit;

import static dev.modelatlas.testsupport.Waiting.await;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/** HTTP/2 over TLS, as browsers use it, and floods of HTTP/2 frames. */
@QuarkusTest
@TestProfile(HalfASecond.class)
class Http2Test {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int REFUSED_STREAM = 7;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    /** Length of the long header's value, as {@link #longHead} encodes it in HPACK: 127 plus 25 plus 116 times 128. */
    private static final int LONG = 127 + 25 + 116 * 128;

    private static final String GET_METHOD = "82";
    private static final String POST_METHOD = "83";

    @TestHTTPResource(value = "/graphql", tls = true)
    URI address;

    @Inject
    MeterRegistry meters;

    @Inject
    Transit transit;

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void answersEqualThoseOverHttp1(String encoding) throws Exception {
        var document = "{ models(first: 50, revision: 3) { nodes { name releasedOn } } }";
        await().until(() -> get(document, encoding, Version.HTTP_1_1)
                .headers()
                .firstValue("ETag")
                .isPresent());
        var old = get(document, encoding, Version.HTTP_1_1);
        var modern = get(document, encoding, Version.HTTP_2);
        assertThat(modern.version()).isEqualTo(Version.HTTP_2);
        assertThat(old.version()).isEqualTo(Version.HTTP_1_1);
        assertThat(plain(modern)).isEqualTo(plain(old));
        assertThat(encoding(modern)).isEqualTo(encoding(old)).isEqualTo(encoding);
        for (var name : List.of("ETag", "Content-Type", "Cache-Control", "Vary")) {
            assertThat(modern.headers().allValues(name))
                    .as(name)
                    .hasSize(1)
                    .isEqualTo(old.headers().allValues(name));
        }
    }

    @Test
    void urlsMayBeAsLongAsOverHttp1() throws Exception {
        var document = "{ __typename " + "#".repeat(12_000) + "\n}";
        assertThat(get(document, "identity", Version.HTTP_2).statusCode()).isEqualTo(200);
    }

    @Test
    void limitsStreamsAndHeaders() throws Exception {
        try (var connection = new Http2Connection()) {
            assertThat(connection.settings()).containsEntry(3, 100).containsEntry(6, 36_864);
        }
    }

    @Test
    void limitsStreamsOfClientsThatDoNotAcknowledgeSettings() throws Exception {
        try (var connection = new Http2Connection()) {
            // A window of zero: no response can be written.
            connection.send(SETTINGS, 0, 0, new byte[] {0, 4, 0, 0, 0, 0});
            for (var stream = 1; stream < 600; stream += 2) {
                connection.send(
                        HEADERS, END_STREAM | END_HEADERS, stream, head(GET_METHOD, "/graphql-ui/graphiql.min.js"));
            }
            for (var refused = 0; refused < 200; ) {
                if (ByteBuffer.wrap(connection.await(RESET)).getInt() == REFUSED_STREAM) {
                    refused++;
                }
            }
        }
    }

    /** All headers have the maximum length. A hundred such connections would fill the memory. */
    @Test
    void limitsTheHeadersOfAllStreamsTogether() throws Exception {
        try (var connection = new Http2Connection()) {
            // A window of zero: no response can be written, so all streams stay open.
            connection.send(SETTINGS, 0, 0, new byte[] {0, 4, 0, 0, 0, 0});
            for (var stream = 1; stream < 60; stream += 2) {
                connection.send(HEADERS, END_STREAM | END_HEADERS, stream, longHead("/graphql-ui/graphiql.min.js"));
            }
            while (ByteBuffer.wrap(connection.await(RESET)).getInt() != REFUSED_STREAM) {
                // Skips resets for other reasons, such as a timed-out request.
            }
            connection.send(PING, 0, 0, new byte[8]);
            connection.await(PING);
        }
    }

    @Test
    void refusedBodyDoesNotEndTheConnection() throws Exception {
        whileTransitIsFull(() -> {
            var body = BodyPublishers.ofString(" ".repeat(100_000));
            var refused = send(HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/json")
                    .POST(body)
                    .build());
            assertThat(refused.version()).isEqualTo(Version.HTTP_2);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().map()).doesNotContainKey("connection");
        });
    }

    @Test
    void responsesWithoutABodyAreSentWhileTransitIsFull() throws Exception {
        var names = IntStream.range(0, 60).mapToObj(n -> "a" + n + ": name").collect(joining(" "));
        var document = "{ models(first: 100, revision: 3) { nodes { " + names + " } } }";
        await().until(() -> get(document, "identity", Version.HTTP_2)
                .headers()
                .firstValue("ETag")
                .isPresent());
        var whole = get(document, "identity", Version.HTTP_2);
        assertThat(whole.body()).hasSizeGreaterThan(64 << 10);
        whileTransitIsFull(() -> {
            assertThat(get(document, "identity", Version.HTTP_2).statusCode()).isEqualTo(503);
            var head = send(asking(document, "identity", Version.HTTP_2)
                    .method("HEAD", BodyPublishers.noBody())
                    .build());
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(whole.body().length);
            var known = send(asking(document, "identity", Version.HTTP_2)
                    .header("If-None-Match", whole.headers().firstValue("ETag").orElseThrow())
                    .build());
            assertThat(known.statusCode()).isEqualTo(304);
        });
    }

    private interface Work {
        void run() throws Exception;
    }

    private void whileTransitIsFull(Work work) throws Exception {
        var half = Runtime.getRuntime().maxMemory() / 8;
        // Requests of earlier tests may still be in transit.
        var one = await().until(() -> transit.enter("one", half - (1 << 10)), Optional::isPresent)
                .orElseThrow();
        var other = await().until(() -> transit.enter("another", half - (1 << 10)), Optional::isPresent)
                .orElseThrow();
        try {
            work.run();
        } finally {
            one.leave();
            other.leave();
        }
    }

    @Test
    void rapidResetsEndTheConnection() throws Exception {
        try (var connection = new Http2Connection()) {
            for (var stream = 1; stream < 1_000; stream += 2) {
                connection.send(HEADERS, END_STREAM | END_HEADERS, stream, head(GET_METHOD, "/"));
                connection.send(RESET, 0, stream, new byte[] {0, 0, 0, 8});
            }
            var farewell = ByteBuffer.wrap(connection.await(GOAWAY));
            assertThat(farewell.getInt(4)).as("ENHANCE_YOUR_CALM").isEqualTo(11);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {PING, SETTINGS})
    void floodsOfFramesThatNeedAnAcknowledgmentEndTheConnection(int type) throws Exception {
        var payload = new byte[type == PING ? 8 : 0];
        try (var connection = new Http2Connection()) {
            connection.settings();
            for (var frame = 0; frame < 100; frame++) {
                connection.send(type, 0, 0, payload);
                connection.await(type);
            }
            var flood = new byte[1_000][];
            Arrays.fill(flood, Http2Connection.frame(type, 0, 0, payload));
            connection.send(flood);
            var farewell = ByteBuffer.wrap(connection.await(GOAWAY));
            assertThat(farewell.getInt(4)).as("ENHANCE_YOUR_CALM").isEqualTo(11);
        }
    }

    /** Frames that arrive together with the beginning of the connection count, too, but for the first 64 KB. */
    @Test
    void aFloodFromTheStartEndsTheConnection() throws Exception {
        try (var connection = new Http2Connection()) {
            var flood = new byte[20_000][];
            Arrays.fill(flood, Http2Connection.frame(PING, 0, 0, new byte[8]));
            connection.send(flood);
            assertThat(ByteBuffer.wrap(connection.await(GOAWAY)).getInt(4)).isEqualTo(11);
        } catch (SocketException reset) {
            // The server has closed the connection before it read all frames, so the network discards its GOAWAY.
            assertThat(reset).hasMessageMatching("Connection reset|Broken pipe.*");
        }
    }

    /** If the network splits the frames, a request may start before its reset arrives. Then the test tries again. */
    @Test
    void requestsThatAreResetAtOnceAreNotComputed() {
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
    void missingBodyEndsOnlyItsStream() throws Exception {
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
    void unreadAnswerEndsOnlyItsStream() throws Exception {
        try (var connection = new Http2Connection()) {
            connection.send(HEADERS, END_STREAM | END_HEADERS, 1, head(GET_METHOD, "/graphql-ui/graphiql.min.js"));
            connection.await(RESET);
            connection.send(PING, 0, 0, new byte[8]);
            connection.await(PING);
        }
    }

    private HttpResponse<byte[]> get(String document, String encoding, Version version) throws Exception {
        return send(asking(document, encoding, version).build());
    }

    private HttpRequest.Builder asking(String document, String encoding, Version version) {
        var query = URLEncoder.encode(document, StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(address + "?query=" + query))
                .header("Accept-Encoding", encoding)
                .version(version);
    }

    private static HttpResponse<byte[]> send(HttpRequest request) throws Exception {
        var client = Clients.http(HttpClient.newBuilder().sslContext(Certificate.trusting()));
        return client.send(request, BodyHandlers.ofByteArray());
    }

    private static String encoding(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Encoding").orElse("identity");
    }

    private static byte[] plain(HttpResponse<byte[]> answer) throws IOException {
        if (encoding(answer).equals("identity")) {
            return answer.body();
        }
        return new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    }

    /** HPACK without compression: :method, :scheme http, :path, :authority a. */
    private static byte[] head(String method, String path) {
        var hex = HexFormat.of();
        return hex.parseHex(method + "8604" + hex.toHexDigits((byte) path.length())
                + hex.formatHex(path.getBytes(StandardCharsets.US_ASCII)) + "410161");
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
