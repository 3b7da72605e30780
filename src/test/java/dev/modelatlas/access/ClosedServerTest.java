package dev.modelatlas.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.KeyLocationResolver;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.http.rest.RestEndpoints;
import dev.modelatlas.testsupport.Clients;
import dev.modelatlas.testsupport.Follower;

import static dev.modelatlas.access.Caller.assertProblem;
import static dev.modelatlas.access.Caller.assertRefused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A server that admits only publishers. The policy is a setting of Quarkus, and applies before any handler of this
 * program.
 */
@QuarkusTest
@TestProfile(ClosedServerTest.ForPublishers.class)
class ClosedServerTest {
    private static final Actor ADA = new Actor("Ada");

    /** The only origin whose pages may send requests. */
    private static final String ORIGIN = "https://pages.example";
    /** A proxy terminates TLS, so the server sees HTTP. */
    private static final String OWN = "https://atlas.example";

    /** Fewer than the streams that the server allows on a connection. */
    private static final int STREAMS = 90;

    /** The paths that docs/publishing.md names. */
    private static final String PATHS = "/graphql,/export/*,/changes,/imports,/imports/*,/s,/s/*,/models,/models/*,"
            + "/organizations,/organizations/*,/countries,/countries/*,/sitemap.xml,/sitemap/*,/mcp";

    /** Paths without data: the description of the API, and the rules for crawlers. */
    private static final Set<String> PUBLIC = Set.of("/openapi.yaml", "/robots.txt");

    @Inject
    KeyRepository keys;

    @Inject
    JWTAuthContextInfo tokens;

    /**
     * One way to send a request.
     *
     * @param isGraphQL whether a refusal has the format for GraphQL clients; otherwise, it has problem details
     */
    record Ask(boolean isGraphQL, Function<Caller, Response> sent) {
        static Ask graphQL(Function<Caller, Response> sent) {
            return new Ask(true, sent);
        }

        static Ask path(String path) {
            return new Ask(false, caller -> caller.path(path));
        }

        Response isRefused(Caller caller, int status, String code) {
            var response = sent.apply(caller);
            if (isGraphQL) {
                assertRefused(response, status, code);
            } else {
                assertProblem(response, status, code);
            }
            return response;
        }
    }

    @Inject
    RestEndpoints endpoints;

    /**
     * Pages with data are endpoints, too. The test fails until a new endpoint is in the setting and in the document.
     */
    @Test
    void everyEndpointWithDataRefusesCallersWhoAreNotPublishers() throws IOException {
        var isUnknown = Caller.nobody().with(PlainKey.generate());
        for (var area : endpoints.areas()) {
            if (PUBLIC.contains(area)) {
                continue;
            }
            var ask = Ask.path(area.replace("*", "x"));
            ask.isRefused(Caller.nobody(), 401, "UNAUTHENTICATED");
            ask.isRefused(holder(KeyRole.READER), 403, "FORBIDDEN");
            ask.isRefused(isUnknown, 401, "UNAUTHENTICATED");
        }
        assertThat(endpoints.areas()).contains("/mcp", "/models", "/models/*", "/countries/*", "/sitemap.xml");
        assertThat(Files.readString(Path.of("docs/publishing.md")))
                .contains("quarkus.http.auth.permission.api.paths=" + PATHS + "\n");
    }

    static Stream<Ask> everyWay() {
        return Stream.of(
                Ask.graphQL(caller -> caller.post("{ __typename }")),
                Ask.graphQL(caller -> caller.get("{ __typename }")),
                Ask.graphQL(Caller::upgrade),
                Ask.graphQL(caller -> caller.path("/graphql/?query=%7B__typename%7D")),
                Ask.path("/export/models.csv"),
                Ask.path("/changes?since=0"),
                Ask.path("/changes/?since=0"),
                Ask.path("/imports/"),
                Ask.path("/imports/1"),
                Ask.path("/s"),
                Ask.path("/s/"),
                Ask.path("/s/xeeqb77152sn4zh8"),
                Ask.path("/mcp"),
                new Ask(false, Caller::mcp));
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void anonymousCallersMustAuthenticate(Ask ask) {
        var response = ask.isRefused(Caller.nobody(), 401, "UNAUTHENTICATED");
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"Model Atlas\"");
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void readerKeyGetsStatus403(Ask ask) {
        ask.isRefused(holder(KeyRole.READER), 403, "FORBIDDEN");
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void wrongKeyIsRefused(Ask ask) {
        ask.isRefused(Caller.nobody().with(PlainKey.generate()), 401, "UNAUTHENTICATED");
    }

    @Test
    void publisherMayUseGraphQLAndMcp() {
        var publisher = holder(KeyRole.PUBLISHER);
        assertThat(publisher.post("{ __typename }").statusCode()).isEqualTo(200);
        assertThat(publisher.get("{ __typename }").statusCode()).isEqualTo(200);
        assertThat(publisher.mcp().statusCode()).isEqualTo(200);
    }

    @Test
    void sharedCachesMayNotStoreResponsesToRequestsWithAKey() {
        var key = key(KeyRole.PUBLISHER);
        for (var caller : List.of(Caller.nobody().with(key), Caller.nobody().with("X-API-Key", key.text()))) {
            assertThat(Stream.of(
                                    caller.get("{ __typename }"),
                                    caller.path("/export/template.csv"),
                                    caller.path("/s/xeeqb77152sn4zh8"))
                            .map(response -> response.header("Cache-Control")))
                    .hasSize(3)
                    .allMatch(value -> value.startsWith("private, max-age="));
            assertThat(Stream.of("/models/gpt-4", "/models", "/robots.txt")
                            .map(path -> caller.path(path).header("Cache-Control")))
                    .containsOnly("private, no-cache");
        }
    }

    /** A browser sends some requests of pages without asking first. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/graphql", "/mcp", "/export/template.csv", "/changes", "/imports/1", "/s/xeeqb77152sn4zh8"})
    void requestsOfPagesOfOtherOriginsAreRefused(String path) {
        var publisher = holder(KeyRole.PUBLISHER);
        for (var other : List.of("https://other.example", "http://atlas.example", "https://atlas.example.other")) {
            assertThat(publisher.with("Origin", other).path(path).statusCode()).isEqualTo(403);
        }
        for (var origin : List.of(ORIGIN, OWN)) {
            var allowed = publisher.with("Origin", origin).path(path);
            assertThat(allowed.statusCode()).isNotEqualTo(403);
            assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo(origin);
        }
    }

    @Test
    void publisherReceivesEventsUntilItsKeyIsRevoked() {
        var key = key(KeyRole.PUBLISHER);
        try (var client = Follower.connect(Map.of("X-API-Key", key.text()))) {
            client.subscribe("1", "subscription { revisionPublished(since: 0) { number } }")
                    .send("{\"type\": \"ping\"}");
            assertThat(client.message().path("type").asText()).isEqualTo("pong");
            keys.revoke(ADA, key.id());
            assertThat(client.closeCode()).isEqualTo(4403);
        }
    }

    /** The page itself contains no data, and the server refuses its requests for data like all others. */
    @Test
    void chartInAFrameOnAnotherSiteGetsNoData() {
        var page = given().redirects().follow(false).get("/?embed=1&figure=ranking&lang=en");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).isEqualTo(given().get("/?by=sector&lang=en").asString());
        var refused = given().header("Referer", "http://localhost/?embed=1")
                .header("Sec-Fetch-Dest", "empty")
                .queryParam("query", "{ trends { modelCount } }")
                .queryParam("embed", "1")
                .get("/graphql");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.asString()).doesNotContain("modelCount");
    }

    /** The server loads the issuer's keys when it checks a token, and the issuer of this test never answers. */
    @Test
    void tokensThatWaitForTheIssuerDelayNoOtherRequest() {
        // More tokens than the server has worker threads, over several connections because of the limit on streams.
        var tokens = Stream.generate(Clients::http)
                .limit(3)
                .flatMap(client -> {
                    // The first request opens the connection that the others share.
                    assertThat(send(client, PlainKey.generate().text()).join().statusCode())
                            .isEqualTo(401);
                    return Stream.generate(() -> send(client, "nonsense")).limit(STREAMS);
                })
                .toList();
        var publisher = send(Clients.http(), key(KeyRole.PUBLISHER).text())
                .orTimeout(5, TimeUnit.SECONDS)
                .join();
        assertThat(publisher.statusCode()).isEqualTo(200);
        assertThat(tokens).allSatisfy(token -> {
            assertThat(token.join().statusCode()).isEqualTo(503);
            assertThat(token.join().body()).containsAnyOf("\"UNAVAILABLE\"", "\"OVERLOADED\"");
        });
        assertThat(tokens.stream().filter(token -> token.join().body().contains("OVERLOADED")))
                .isNotEmpty()
                .allSatisfy(token -> assertThat(token.join().headers().firstValue("Retry-After"))
                        .contains("1"));
    }

    /**
     * Each caller can send a token that makes the server load the issuer's keys again, and the server does so only once
     * in an interval.
     */
    @Test
    void newKeyOfTheIssuerIsUsedAMinuteAfterALookupOfAnUnknownKey() throws Exception {
        var published = new AtomicReference<>(issuerKey("first"));
        var issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/", exchange -> {
            var keys = new JsonWebKeySet(published.get()).toJson().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        issuer.start();
        try {
            var settings = new JWTAuthContextInfo(tokens);
            settings.setPublicKeyLocation(
                    "http://localhost:" + issuer.getAddress().getPort());
            var keys = new IssuerKeys(settings);
            assertThatThrownBy(() -> keys.find("invented")).isInstanceOf(UnresolvableKeyException.class);
            published.set(issuerKey("second"));
            assertThatThrownBy(() -> keys.find("second")).isInstanceOf(UnresolvableKeyException.class);
            keys.aMinutePasses();
            assertThat(keys.find("second")).isEqualTo(published.get().getPublicKey());
        } finally {
            issuer.stop(0);
        }
    }

    private static PublicJsonWebKey issuerKey(String id) throws JoseException {
        var key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(id);
        return key;
    }

    /** The keys of an issuer, loaded as the server loads them. */
    private static final class IssuerKeys extends KeyLocationResolver {
        IssuerKeys(JWTAuthContextInfo settings) throws UnresolvableKeyException {
            super(settings);
        }

        @Override
        protected HttpsJwks getHttpsJwks(String location) {
            var keys = super.getHttpsJwks(location);
            // By default, the library loads no keys within 300 ms after it loaded some.
            keys.setRefreshReprieveThreshold(0);
            return keys;
        }

        Key find(String id) throws UnresolvableKeyException {
            var token = new JsonWebSignature();
            token.setAlgorithmHeaderValue("RS256");
            token.setKeyIdHeaderValue(id);
            return resolveKey(token, List.of());
        }

        void aMinutePasses() {
            lastForcedRefreshTime -= 60_001;
        }
    }

    private static CompletableFuture<HttpResponse<String>> send(HttpClient client, String bearer) {
        return client.sendAsync(
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + RestAssured.port + "/graphql?query=%7B__typename%7D"))
                        .header("Authorization", "Bearer " + bearer)
                        .timeout(Duration.ofMinutes(1))
                        .build(),
                BodyHandlers.ofString());
    }

    private Caller holder(KeyRole role) {
        return Caller.nobody().with(key(role));
    }

    private PlainKey key(KeyRole role) {
        var name = role + " " + System.nanoTime();
        return keys.create(ADA, name, role, KeyScope.OWN, null).orElseThrow();
    }

    public static class ForPublishers implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "model-atlas.load-shipped", "false",
                    "model-atlas.websocket.keep-alive", "1s",
                    "quarkus.http.cors.origins", ORIGIN,
                    "model-atlas.public.url", OWN,
                    "quarkus.http.auth.policy.publishers.roles-allowed", "publisher",
                    "quarkus.http.auth.permission.api.paths", PATHS,
                    "quarkus.http.auth.permission.api.policy", "publishers",
                    // The port is known only after the build of the application, which would otherwise add keys of its
                    // own.
                    "mp.jwt.verify.publickey.location", "http://127.0.0.1:${test.issuer.port:1}/jwks",
                    "mp.jwt.verify.issuer", "https://issuer.example",
                    "mp.jwt.verify.audiences", "model-atlas");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(SilentIssuer.class));
        }
    }

    /** An issuer that accepts connections but never answers. */
    public static class SilentIssuer implements QuarkusTestResourceLifecycleManager {
        private ServerSocket socket;

        @Override
        public Map<String, String> start() {
            try {
                // The operating system accepts the connections, as long as there are fewer than the backlog.
                socket = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.of("test.issuer.port", Integer.toString(socket.getLocalPort()));
        }

        @Override
        public void stop() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
