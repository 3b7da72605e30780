package dev.modelatlas.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Clients;
import dev.modelatlas.testsupport.RawHttp;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class TransportTest {
    private static final String LONG = "{ models(first: 50, revision: 3) { nodes { name releasedOn } } }";

    @TestHTTPResource("/graphql")
    URI address;

    @Test
    void compressesLongAnswersForClientsThatAcceptGzip() throws Exception {
        var plain = get(LONG, null);
        var compressed = get(LONG, "br, gzip;q=0.8");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(compressed.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(inflate(compressed.body())).isEqualTo(plain.body());
        assertThat(compressed.body()).hasSizeLessThan(plain.body().length / 2);
    }

    @Test
    void longAnswerFromTheCacheIsCompressedForALaterClient() throws Exception {
        var names = IntStream.range(0, 150).mapToObj(n -> "a" + n + ": name").collect(joining(" "));
        var document = "{ models(first: 100, revision: 3) { nodes { " + names + " } } }";
        var plain = get(document, null);
        assertThat(plain.body()).hasSizeGreaterThan(100_000);
        for (var time = 0; time < 2; time++) {
            var compressed = get(document, "gzip");
            assertThat(encoding(compressed)).isEqualTo("gzip");
            assertThat(inflate(compressed.body())).isEqualTo(plain.body());
        }
    }

    @Test
    void semicolonDoesNotSeparateParameters() {
        assertThat(unencoded("/graphql?query=%7B__type(name:%22a;b%22)%7Bname%7D%7D"))
                .contains("{\"__type\":null}");
        assertThat(unencoded("/changes?since=0;until=3")).contains("0;until=3", "BAD_USER_INPUT");
    }

    @Test
    void eachEncodingHasItsOwnETag() throws Exception {
        var plain = get(LONG, "identity").headers().firstValue("ETag").orElseThrow();
        var compressed = get(LONG, "gzip").headers().firstValue("ETag").orElseThrow();
        assertThat(compressed).isEqualTo(plain.replaceFirst("\"$", "-gzip\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip;q=0", "identity", "br"})
    void doesNotCompressForClientsThatDoNotAcceptGzip(String accepted) throws Exception {
        assertThat(encoding(get(LONG, accepted))).isEqualTo("identity");
    }

    @Test
    void doesNotCompressShortAnswers() throws Exception {
        assertThat(encoding(get("{ __typename }", "gzip"))).isEqualTo("identity");
    }

    @Test
    void compressesStaticFiles() {
        var page = given().header("Accept-Encoding", "gzip").get("/graphql-ui/graphiql.min.js");
        assertThat(page.header("Content-Encoding")).isEqualTo("gzip");
    }

    @Test
    void otherOriginsMayReadResponsesToRequestsWithoutCredentials() {
        var answer = given().header("Origin", "https://observable.example")
                .queryParam("query", "{ __typename }")
                .get("/graphql");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://observable.example");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("false");
        assertThat(answer.header("Vary")).contains("Origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/export/models.csv",
                "/export/template.csv",
                "/changes?since=0",
                "/imports",
                "/export/nothing",
                "/s",
                "/s/xeeqb77152sn4zh8",
                "/openapi.yaml",
                "/graphql?query=broken",
            })
    void pagesOfOtherOriginsMayReadResponsesOfEndpoints(String path) {
        assertThat(given().head(path).header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql/schema.graphql", "/graphql/schema.d.ts"})
    void pagesOfOtherOriginsMayReadTheSchemaAndTheErrorsOfItsEndpoint(String path) {
        assertThat(given().get(path).header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(given().post(path).header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    }

    @ParameterizedTest
    @CsvSource({
        "/graphql/schema.graphql, ComputeGrowth, 50000",
        "/graphql/schema.d.ts, ComputeGrowth, 50000",
        "/export/template.csv, training_flop, 300",
        "/openapi.yaml, openapi: 3, 40000",
    })
    void fixedTextIsNotSentAgainToAClientThatHoldsIt(String path, String content, int leastSize) {
        var answer = given().header("Origin", "https://observable.example").get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).contains(content).hasSizeGreaterThan(leastSize);
        assertThat(answer.header("Vary")).contains("Accept-Encoding").contains("Origin");
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=3600");
        var held = given().header("If-None-Match", answer.header("ETag")).get(path);
        assertThat(held.statusCode()).isEqualTo(304);
        assertThat(held.asString()).isEmpty();
        var head = given().head(path);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo(answer.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql/schema.graphql", "/graphql/schema.d.ts", "/export/template.csv", "/openapi.yaml"})
    void fixedTextIsCompressedForAClientThatAcceptsGzip(String path) throws Exception {
        var plain = fetch(address.resolve(path), null);
        var compressed = fetch(address.resolve(path), "gzip");
        assertThat(encoding(plain)).isEqualTo("identity");
        assertThat(encoding(compressed)).isEqualTo("gzip");
        assertThat(inflate(compressed.body())).isEqualTo(plain.body());
        assertThat(etag(compressed)).isEqualTo(etag(plain).replaceFirst("\"$", "-gzip\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/export/template.csv", "/openapi.yaml"})
    void templateAndApiDescriptionCanOnlyBeRead(String path) {
        assertThat(given().options(path).header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(given().post(path).statusCode()).isEqualTo(405);
    }

    /**
     * If the server redirected such a URL, the header {@code Location} would contain the character, which Vert.x
     * refuses.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {"/countries/kr?%s", "/countries/kr%s", "/models/nothing?a=%s", "/graphql?query=%s", "/nothing?%s"
            })
    void controlCharactersInUrlsAreRefused(String url) {
        for (var code : List.of(1, 8, 27, 31, 127)) {
            var request = "GET " + url.formatted((char) (int) code)
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            var reply = RawHttp.send(request.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(reply.status()).as(url + " with " + code).isEqualTo(400);
            assertThat(reply.body()).contains("BAD_REQUEST");
        }
    }

    @Test
    void preflightListsAllowedMethodsAndHeaders() {
        var answer = given().header("Origin", "https://observable.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,x-atlas-dry-run")
                .options("/graphql");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(answer.header("Access-Control-Allow-Headers")).isEqualTo("content-type,x-atlas-dry-run");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("86400");
    }

    /**
     * By default, nginx accepts 8 KB for each header of a request, but only 4 KB for all headers of a response. After a
     * longer response, it sends no requests to the server for 10 s.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /favicon.svg",
                "GET /models",
                "GET /nothing",
                "GET /graphql?query=%7B__typename%7D",
                "GET /export/models.csv?revision=3&filter=LONG",
                "GET /models/GPT-4?revision=3&a=LONG",
                "OPTIONS /graphql",
                "OPTIONS /imports",
                "OPTIONS /",
            })
    void responseRepeatsNoLongPartOfTheRequestInItsHeaders(String request) {
        for (var header : List.of(
                "A: a",
                "Origin: LONG",
                "Origin: https://a.example\r\nAccess-Control-Request-Headers: LONG",
                "Origin: https://a.example\r\nAccess-Control-Request-Method: LONG",
                "X-Request-Id: LONG")) {
            var head = RawHttp.send((request.replace("LONG", "%7B%7D" + "%20".repeat(2_000)) + " HTTP/1.1\r\n"
                                    + "Host: localhost\r\n" + header.replace("LONG", "a".repeat(6_000))
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII))
                    .head();
            assertThat(head).as(request + " with " + header.substring(0, 4)).hasSizeBetween(20, 2_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin", "Access-Control-Request-Headers"})
    void headerThatTheResponseRepeatsHasALimit(String name) {
        assertThat(given().header(name, "a".repeat(1_001)).get("/").asString())
                .contains("\"BAD_REQUEST\"", "`" + name + "` has more than 1000 characters.");
        assertThat(given().header(name, "a".repeat(1_000)).get("/").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/imports", "/imports/00000000-0000-0000-0000-000000000000"})
    void browsersMaySendAndCancelImports(String path) {
        var asked = given().header("Origin", "https://observable.example")
                .header("Access-Control-Request-Method", "DELETE")
                .header("Access-Control-Request-Headers", "authorization")
                .options(path);
        assertThat(asked.header("Access-Control-Allow-Methods")).contains("DELETE");
        var plain = given().header("Origin", "https://observable.example").options(path);
        assertThat(plain.statusCode()).isEqualTo(204);
        assertThat(plain.header("Allow"))
                .isEqualTo(path.equals("/imports") ? "POST, OPTIONS" : "GET, HEAD, DELETE, OPTIONS");
        assertThat(plain.header("Access-Control-Expose-Headers").split(", *"))
                .containsExactlyInAnyOrder(
                        "ETag",
                        "Retry-After",
                        "RateLimit",
                        "RateLimit-Policy",
                        "X-Request-Id",
                        "X-Atlas-Revision",
                        "Content-Disposition",
                        "Link",
                        "Location");
    }

    @Test
    void headResponseHasTheHeadersOfGetWithoutTheBody() throws Exception {
        var get = get("{ model(slug: \"gpt-4\") { name } }", "identity");
        var head = head("{ model(slug: \"gpt-4\") { name } }");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (var name : List.of("Content-Type", "ETag", "Cache-Control", "Vary")) {
            assertThat(head.headers().allValues(name))
                    .as(name)
                    .isEqualTo(get.headers().allValues(name));
        }
        assertThat(head("mutation { __typename }").statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | application/problem+json",
                "application/json | application/problem+json",
                "application/graphql-response+json | application/json; charset=utf-8",
                "text/html,application/xhtml+xml | text/html; charset=utf-8",
                "application/json, text/html;q=0.1 | application/problem+json",
            })
    void responseWithStatus404HasTheFormatThatTheClientAccepts(String accepted, String type) {
        for (var path : List.of("/nothing", "/graphql/nothing", "/nothing.js")) {
            var answer = given().header("Accept", accepted).get(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.contentType()).isEqualToIgnoringCase(type);
            assertThat(answer.header("Vary")).isEqualTo("Accept, Accept-Encoding, Origin");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            if (type.startsWith("application")) {
                assertThat(answer.jsonPath().getString("errors[0].extensions.code"))
                        .isEqualTo("NOT_FOUND");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql?query=%7B__typename%7D", "/graphql/schema.graphql", "/graphiql", "/favicon.svg"})
    void headersForbidSniffingAndReferrers(String path) {
        var answer = given().urlEncodingEnabled(false).get(path);
        assertThat(answer.headers().getValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().getValues("Referrer-Policy")).containsExactly("no-referrer");
    }

    @Test
    void playgroundAllowsOnlyItsOwnScripts() {
        var page = given().get("/graphiql");
        assertThat(page.headers().getValues("Content-Security-Policy"))
                .containsExactly("default-src 'self'; img-src 'self' data:; font-src 'self' data:;"
                        + " style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none';"
                        + " form-action 'self'; frame-ancestors 'none'");
        assertThat(page.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    private HttpResponse<byte[]> get(String document, String encoding) throws Exception {
        return fetch(URI.create(address + "?query=" + URLEncoder.encode(document, StandardCharsets.UTF_8)), encoding);
    }

    /** Uses java.net.http, because REST Assured decompresses responses and accepts gzip by itself. */
    private static HttpResponse<byte[]> fetch(URI url, String encoding) throws Exception {
        var request = HttpRequest.newBuilder(url);
        if (encoding != null) {
            request.header("Accept-Encoding", encoding);
        }
        return Clients.http().send(request.build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> head(String document) throws Exception {
        var query = URLEncoder.encode(document, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(address + "?query=" + query))
                .method("HEAD", BodyPublishers.noBody())
                .build();
        return Clients.http().send(request, BodyHandlers.ofByteArray());
    }

    private static String unencoded(String url) {
        return given().urlEncodingEnabled(false).get(url).asString();
    }

    private static String encoding(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Encoding").orElse("identity");
    }

    private static String etag(HttpResponse<?> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static byte[] inflate(byte[] compressed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes();
    }
}
