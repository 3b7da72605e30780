package dev.modelatlas.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Certificate;
import dev.modelatlas.testsupport.Clients;
import dev.modelatlas.work.Transit;

import static dev.modelatlas.testsupport.Waiting.await;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/** HTTP/2 over TLS, as browsers use it. */
@QuarkusTest
@TestProfile(HalfASecond.class)
class Http2Test {
    @TestHTTPResource(value = "/graphql", tls = true)
    URI address;

    @Inject
    Transit transit;

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void answersEqualThoseOverHttp1(String encoding) throws Exception {
        var document = "{ models(first: 50, revision: 3) { nodes { name releasedOn } } }";
        var old = get(document, encoding, Version.HTTP_1_1);
        var modern = get(document, encoding, Version.HTTP_2);
        assertThat(modern.version()).isEqualTo(Version.HTTP_2);
        assertThat(old.version()).isEqualTo(Version.HTTP_1_1);
        assertThat(modern.body()).isEqualTo(old.body());
        assertThat(modern.headers().firstValueAsLong("Content-Length")).hasValue(old.body().length);
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
    void responsesWithoutABodyAreSentEvenIfTheMemoryForResponsesIsUsedUp() throws Exception {
        var names = IntStream.range(0, 60).mapToObj(n -> "a" + n + ": name").collect(joining(" "));
        var document = "{ models(first: 100, revision: 3) { nodes { " + names + " } } }";
        var whole = get(document, "identity", Version.HTTP_2);
        assertThat(whole.body()).hasSizeGreaterThan(64 << 10);
        whileTransitIsFull(() -> {
            assertThat(get(document, "identity", Version.HTTP_2).statusCode()).isEqualTo(503);
            var head = inTime(asking(document, "identity", Version.HTTP_2)
                    .method("HEAD", BodyPublishers.noBody())
                    .build());
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(whole.body().length);
            var known = inTime(asking(document, "identity", Version.HTTP_2)
                    .header("If-None-Match", whole.headers().firstValue("ETag").orElseThrow())
                    .build());
            assertThat(known.statusCode()).isEqualTo(304);
        });
    }

    @Test
    void longFixedTextIsRefusedIfTheMemoryForResponsesIsUsedUp() throws Exception {
        whileTransitIsFull(() -> {
            for (var text : List.of("/graphql/schema.graphql", "/graphql/schema.d.ts")) {
                var request = HttpRequest.newBuilder(address.resolve(text)).header("Accept-Encoding", "identity");
                var refused = send(request.build());
                assertThat(refused.statusCode()).as(text).isEqualTo(503);
                assertThat(refused.headers().map()).doesNotContainKey("etag");
                var head = send(request.method("HEAD", BodyPublishers.noBody()).build());
                assertThat(head.statusCode()).as(text).isEqualTo(200);
            }
        });
    }

    @Test
    void compressedFileHasTheSameContent() throws Exception {
        var plain = file("GET", "identity");
        var packed = file("GET", "gzip");
        assertThat(packed.version()).isEqualTo(Version.HTTP_2);
        assertThat(plain(packed)).isEqualTo(plain.body());
        assertThat(plain.headers().firstValueAsLong("Content-Length")).hasValue(plain.body().length);
        assertThat(packed.headers().firstValueAsLong("Content-Length")).hasValue(packed.body().length);
        assertThat(packed.headers().firstValue("ETag"))
                .isNotEqualTo(plain.headers().firstValue("ETag"));
        assertThat(packed.headers().firstValue("Content-Type")).hasValue("text/javascript;charset=UTF-8");
    }

    @Test
    void headResponseHasTheHeadersOfGetWithoutTheBody() throws Exception {
        var document = "{ model(slug: \"gpt-4\") { name } }";
        var get = get(document, "identity", Version.HTTP_2);
        var head = inTime(asking(document, "identity", Version.HTTP_2)
                .method("HEAD", BodyPublishers.noBody())
                .build());
        assertThat(head.version()).isEqualTo(Version.HTTP_2);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (var name : List.of("Content-Type", "ETag", "Cache-Control", "Vary")) {
            assertThat(head.headers().allValues(name))
                    .as(name)
                    .isEqualTo(get.headers().allValues(name));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_1_1, application/json",
        "HTTP_1_1, text/html",
        "HTTP_2, application/json",
        "HTTP_2, text/html",
    })
    void headResponseForAMissingPageHasNoBody(Version version, String accepted) throws Exception {
        var asked = HttpRequest.newBuilder(address.resolve("/nothing"))
                .header("Accept", accepted)
                .version(version);
        var get = send(asked.build());
        var head = send(asked.method("HEAD", BodyPublishers.noBody()).build());
        assertThat(head.version()).isEqualTo(version);
        assertThat(head.statusCode()).isEqualTo(404);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(get.body().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void headResponseHasTheContentLengthOfTheFile(String encoding) throws Exception {
        assertThat(file("HEAD", encoding).headers().firstValueAsLong("Content-Length"))
                .hasValue(file("GET", encoding).body().length);
    }

    private HttpResponse<byte[]> file(String method, String encoding) throws Exception {
        return send(HttpRequest.newBuilder(address.resolve("/graphql-ui/graphiql.min.js"))
                .method(method, BodyPublishers.noBody())
                .header("Accept-Encoding", encoding)
                .build());
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

    private HttpResponse<byte[]> get(String document, String encoding, Version version) throws Exception {
        return inTime(asking(document, encoding, version).build());
    }

    /**
     * Repeats a request that exceeds the deadline. Its response is too short for compression. The response to HEAD has
     * no body, but then has no ETag either.
     */
    private static HttpResponse<byte[]> inTime(HttpRequest request) {
        return await().until(
                        () -> send(request),
                        response -> request.method().equals("HEAD")
                                ? response.headers().firstValue("ETag").isPresent()
                                : !new String(response.body(), StandardCharsets.UTF_8).contains("TIMEOUT"));
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
}
