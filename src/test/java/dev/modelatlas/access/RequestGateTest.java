package dev.modelatlas.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Clients;
import dev.modelatlas.testsupport.Follower;
import dev.modelatlas.testsupport.RawHttp;
import dev.modelatlas.work.Transit;

import static dev.modelatlas.access.Caller.assertProblem;
import static dev.modelatlas.access.Caller.assertRefused;
import static dev.modelatlas.testsupport.Waiting.await;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/** The server trusts a proxy at 127.0.0.1. Each test is a client behind that proxy, with an address of its own. */
@QuarkusTest
@TestProfile(RequestGateTest.BehindAProxy.class)
class RequestGateTest {
    private static final Actor ADA = new Actor("Ada");
    /** The publication removes a model that does not exist, so nothing is written. */
    private static final String WRITE = "publishRevision(input: {idempotencyKey: \"k\", asOf: \"2026-08-19\", source:"
            + " {name: \"n\", url: \"https://example.org\", licence: \"l\", attribution: \"a\"}, removals: [\"x\"]})"
            + " { removed userErrors { code } }";

    private static final HttpClient HTTP = Clients.http();

    /** Fewer than the streams that the server allows on a connection. */
    private static final int STREAMS = 90;

    private static final int ANONYMOUS = 5;
    private static final int KEY = 8;

    /** Maximum number of requests that a test sends until a limit is used up. The limit refills meanwhile. */
    private static final int MOST_ATTEMPTS = 200;

    @Inject
    KeyRepository keys;

    @Inject
    KeyVerifier verifier;

    @Inject
    Transit transit;

    @Test
    void everyResponseShowsTheRemainingRequests() {
        var response = Caller.from("192.0.2.1").get("{ __typename }");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("RateLimit-Policy")).isEqualTo("\"anonymous\";q=5;w=60");
        assertThat(response.header("RateLimit")).isEqualTo("\"anonymous\";r=4;t=12");
    }

    @Test
    void callerAboveTheLimitIsToldWhenToRetry() {
        var caller = Caller.from("192.0.2.2");
        use(caller, ANONYMOUS);
        var response = firstOtherThan(200, n -> caller.post("{ __typename }"));
        assertRefused(response, 429, "RATE_LIMITED");
        assertThat(response.header("Retry-After")).matches("[1-9]|1[0-2]");
        assertThat(response.header("RateLimit")).startsWith("\"anonymous\";r=0;t=");
        assertThat(Caller.from("192.0.2.3").get("{ __typename }").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/imports, 192.0.2.101", "/imports/, 192.0.2.102", "/imports/1, 192.0.2.103"})
    void requestThatMatchesTwoPathsCountsOnce(String path, String address) {
        assertThat(Caller.from(address).path(path).header("RateLimit")).startsWith("\"anonymous\";r=4;");
    }

    @Test
    void exportCountsAsSeveralRequestsForTheRateLimit() {
        var caller = Caller.from("192.0.2.9");
        var export = caller.path("/export/costly");
        assertThat(export.statusCode()).isEqualTo(200);
        assertThat(export.header("RateLimit")).startsWith("\"anonymous\";r=0;t=");
        assertProblem(firstOtherThan(200, n -> caller.path("/export/costly")), 429, "RATE_LIMITED");
        assertProblem(firstOtherThan(404, n -> caller.path("/export/nothing")), 429, "RATE_LIMITED");
    }

    @Test
    void shortQueryIsAnsweredEvenIfItsCallerHasUsedItsShareOfMemory() {
        var caller = Caller.from("192.0.2.60");
        var who = new RateLimits.Caller(RateLimits.Rule.ANONYMOUS, ClientAddress.network("192.0.2.60"));
        var share = transit.enter(who, Runtime.getRuntime().maxMemory() / 8).orElseThrow();
        try {
            assertThat(caller.post("{ __typename }").statusCode()).isEqualTo(200);
            assertRefused(caller.post("{ __typename } #" + "-".repeat(512)), 503, "OVERLOADED");
            assertThat(Caller.from("192.0.2.61")
                            .post("{ __typename } #" + "-".repeat(512))
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            share.leave();
        }
    }

    /** In memory, a list of empty objects takes twenty times as much as its JSON. */
    @Test
    void parsedRequestCountsTowardsItsCallersShareOfMemory() {
        var caller = Caller.from("192.0.2.62");
        var who = new RateLimits.Caller(RateLimits.Rule.ANONYMOUS, ClientAddress.network("192.0.2.62"));
        var share = transit.enter(who, Runtime.getRuntime().maxMemory() / 8 - (2 << 20))
                .orElseThrow();
        try {
            var text = Map.<String, Object>of("a", "-".repeat(300_000));
            assertThat(caller.post("{ __typename }", text).statusCode()).isEqualTo(200);
            var objects = Map.<String, Object>of("a", Collections.nCopies(100_000, Map.of()));
            assertRefused(caller.post("{ __typename }", objects), 503, "OVERLOADED");
        } finally {
            share.leave();
        }
    }

    @Test
    void mcpMessagesCountLikeQueriesForTheRateLimit() {
        var caller = Caller.from("192.0.2.50");
        use(caller, ANONYMOUS - 1);
        assertThat(caller.mcp().header("RateLimit")).startsWith("\"anonymous\";r=0;t=");
        var response = firstOtherThan(200, n -> caller.mcp());
        assertProblem(response, 429, "RATE_LIMITED");
        assertThat(response.header("Retry-After")).matches("[1-9]|1[0-2]");
    }

    @Test
    void addressesOfOneNetworkShareALimit() {
        IntStream.range(0, ANONYMOUS).forEach(n -> use(Caller.from("[2001:db8:0:1::" + n + "]:4711"), 1));
        var refused =
                firstOtherThan(200, n -> Caller.from("2001:db8:0:1:ffff::" + n).get("{ __typename }"));
        assertThat(refused.statusCode()).isEqualTo(429);
        use(Caller.from("2001:db8:0:2::1"), 1);
    }

    @Test
    void ignoresXForwardedForEntriesWrittenByTheClient() {
        IntStream.range(0, ANONYMOUS).forEach(n -> use(Caller.from("198.51.100." + n + ", 192.0.2.4"), 1));
        var refused = firstOtherThan(
                200, n -> Caller.from("198.51.101." + n + ", 192.0.2.4").get("{ __typename }"));
        assertThat(refused.statusCode()).isEqualTo(429);
    }

    @Test
    void clientCannotUseUpTheRateLimitOfTheProxy() {
        IntStream.range(0, ANONYMOUS + 1).forEach(n -> use(Caller.from("127.0.0.1, 192.0.2.2" + n), 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {", 192.0.2.30", ",", ",,192.0.2.31,", "[, 192.0.2.32", "192.0.2.33:x, 192.0.2.34"})
    void answersRequestsWithMalformedXForwardedForEntries(String forwarded) {
        use(Caller.from(forwarded), 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[::1", "192.0.2.35:99999999", "]", ":", "\u00a0"})
    void doesNotFailOnInvalidAddressesFromTheProxy(String forwarded) throws IOException {
        assertThat(statusFrom("127.0.0.1", forwarded)).isEqualTo(200);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere the loopback interface has one address")
    void untrustedClientCannotForgeItsAddress() throws IOException {
        for (var n = 0; n < ANONYMOUS; n++) {
            assertThat(statusFrom("127.0.0.9", "203.0.113." + n)).isEqualTo(200);
        }
        var status = 200;
        for (var n = ANONYMOUS; status == 200 && n < MOST_ATTEMPTS; n++) {
            status = statusFrom("127.0.0.9", "203.0.113." + n);
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void holderOfAKeyHasOneLimitForAllAddresses() {
        var key = key("Busy", KeyRole.READER);
        var first = Caller.from("192.0.2.5").with(key).get("{ __typename }");
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"key\";q=8;w=60");
        use(Caller.from("192.0.2.6").with("X-API-Key", key.text()), KEY - 1);
        var refused = firstOtherThan(
                200, n -> Caller.from("198.51.102." + n).with(key).get("{ __typename }"));
        assertRefused(refused, 429, "RATE_LIMITED");
        use(Caller.from("192.0.2.5"), 1);
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, Bearer atlas_000000000000_0000000000000000000000000000000000000000000000000000000000000000",
        "Authorization, Bearer nonsense",
        "Authorization, Bearer eyJhbGciOiJub25lIn0.eyJncm91cHMiOlsicHVibGlzaGVyIl19.",
        "Authorization, Bearer",
        "Authorization, Basic YTpi",
        "Authorization, ''",
        "X-API-Key, nonsense",
    })
    void invalidCredentialsAreRefusedInsteadOfIgnored(String header, String value) {
        var response = Caller.from("192.0.2." + (100 + Math.floorMod((header + value).hashCode(), 100)))
                .with(header, value)
                .get("{ __typename }");
        assertRefused(response, 401, "UNAUTHENTICATED");
        assertThat(response.header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"Model Atlas\", error=\"invalid_token\"");
    }

    @Test
    void refusesARequestWithTwoKeys() {
        var key = key("Twice", KeyRole.READER);
        var response =
                Caller.from("192.0.2.7").with(key).with("X-API-Key", key.text()).get("{ __typename }");
        assertRefused(response, 401, "UNAUTHENTICATED");
    }

    @Test
    void requestsWithWrongKeysHaveTheirOwnLimit() {
        var caller = Caller.from("192.0.2.8");
        for (var n = 0; n < RateLimits.LEAST_WRONG_KEYS; n++) {
            assertRefused(caller.with(PlainKey.generate()).get("{ __typename }"), 401, "UNAUTHENTICATED");
        }
        var refused = firstOtherThan(401, n -> caller.with(PlainKey.generate()).get("{ __typename }"));
        assertRefused(refused, 429, "RATE_LIMITED");
        use(caller, 1);
    }

    @Test
    void requestsWithWrongKeysAtTheSameTimeDoNotExceedTheirLimit() {
        var caller = Caller.from("192.0.2.18");
        var start = System.nanoTime();
        for (var n = 0; n < RateLimits.LEAST_WRONG_KEYS - 5; n++) {
            assertRefused(caller.with(PlainKey.generate()).get("{ __typename }"), 401, "UNAUTHENTICATED");
        }
        // One request goes first, so that the others share its connection.
        assertThat(wrongKey("192.0.2.18").join()).isEqualTo(401);
        var replies =
                Stream.generate(() -> wrongKey("192.0.2.18")).limit(STREAMS).toList();
        var checked = replies.stream().filter(reply -> reply.join().equals(401)).count();
        // The limit refills by one each second.
        var refilled = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        assertThat(checked).isBetween(4L, 4 + refilled);
    }

    private static CompletableFuture<Integer> wrongKey(String address) {
        return HTTP.sendAsync(
                        HttpRequest.newBuilder(URI.create(
                                        "http://localhost:" + RestAssured.port + "/graphql?query=%7B__typename%7D"))
                                .header("X-Forwarded-For", address)
                                .header("X-API-Key", PlainKey.generate().text())
                                .build(),
                        BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    @Test
    void requestsWithAValidKeyDoNotCountAsWrong() {
        var caller = Caller.from("192.0.2.19");
        // Twice as many as the limit, because it refills by one each second.
        for (var n = 0; n < 2 * RateLimits.LEAST_WRONG_KEYS / KEY; n++) {
            use(caller.with(key("Holder " + n, KeyRole.READER)), KEY);
        }
    }

    @Test
    void revokedKeyIsRefusedWithinSeconds() {
        var key = key("Leaver", KeyRole.READER);
        var caller = Caller.from("192.0.2.9").with(key);
        use(caller, 1);
        keys.revoke(ADA, key.id());
        await().untilAsserted(() -> assertRefused(caller.get("{ __typename }"), 401, "UNAUTHENTICATED"));
    }

    @Test
    void onlyPublishersMayRunMutations() {
        var address = Caller.from("192.0.2.10");
        assertRefused(address.post("mutation { " + WRITE + " }"), 401, "UNAUTHENTICATED");
        assertRefused(address.with(key("Reader", KeyRole.READER)).post("mutation { " + WRITE + " }"), 403, "FORBIDDEN");
        var answer = address.with(key("Publisher", KeyRole.PUBLISHER)).post("mutation { " + WRITE + " }");
        assertThatJson(answer.asString())
                .node("data.publishRevision")
                .isEqualTo("{removed: 0, userErrors: [{code: 'UNKNOWN'}]}");
    }

    /** The issuer has its roles at another path. Its claim {@code groups} contains groups of users. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"realm_access\": {\"roles\": [\"publisher\"]}} | 200",
                "{\"realm_access\": {\"roles\": [\"reader\"]}, \"groups\": [\"publisher\"]} | 403",
                "{\"realm_access\": {\"roles\": {}}, \"groups\": [\"publisher\"]} | 403",
                "{\"groups\": [\"publisher\"]} | 403",
                "{\"groups\": \"publisher\"} | 403",
                "{} | 403",
            })
    void onlyTheConfiguredClaimGivesRolesToATokenHolder(String claims, int status) throws Exception {
        var caller = Caller.from("192.0.2.70").with("Authorization", "Bearer " + TestIssuer.token(claims));
        assertThat(caller.post("mutation { " + WRITE + " }").statusCode()).isEqualTo(status);
    }

    @Test
    void mutationRequiresAKeyEvenIfAQueryPrecedesItInTheDocument() {
        var hidden = Map.of("query", "query Q { __typename } mutation M { " + WRITE + " }", "operationName", "M");
        var response = RestAssured.given()
                .header("X-Forwarded-For", "192.0.2.11")
                .header("X-Atlas-Dry-Run", "1")
                .contentType("application/json")
                .body(hidden)
                .post("/graphql");
        assertRefused(response, 401, "UNAUTHENTICATED");
    }

    @Test
    void revokedKeyOpensNoSubscriptionBetweenTwoPings() {
        var key = key("Subscriber", KeyRole.READER);
        try (var client = Follower.connect(Map.of("X-Forwarded-For", "192.0.2.71", "X-API-Key", key.text()))) {
            keys.revoke(ADA, key.id());
            // The result of an earlier lookup is cached.
            await().until(() -> verifier.find(key).isEmpty());
            client.subscribe("1", "subscription { revisionPublished(since: 0) { number } }");
            assertThatJson(client.message()).node("payload[0].extensions.code").isEqualTo("UNAUTHENTICATED");
        }
    }

    @Test
    void eachSubscriptionCountsTowardsTheRateLimit() {
        try (var client = Follower.connect(Map.of("X-Forwarded-For", "192.0.2.15"))) {
            // The server accepts up to 20 subscriptions, and more of them after the limit has refilled by one.
            var refused = IntStream.rangeClosed(1, 20)
                    .mapToObj(id -> client.subscribe(
                                    Integer.toString(id), "subscription { revisionPublished { number } }")
                            .send("{\"type\": \"ping\"}")
                            .message())
                    .dropWhile(message -> message.path("type").asText().equals("pong"))
                    .findFirst();
            assertThatJson(refused.orElseThrow())
                    .node("payload[0].extensions.code")
                    .isEqualTo("RATE_LIMITED");
        }
        // Fewer requests than the limit, so that the subscriptions have used it up.
        var statuses = Stream.generate(
                        () -> Caller.from("192.0.2.15").get("{ __typename }").statusCode())
                .limit(ANONYMOUS - 2);
        assertThat(statuses.anyMatch(status -> status == 429)).isTrue();
    }

    @Test
    void refusalHasTheMediaTypeThatTheClientAccepts() {
        var caller = Caller.from("192.0.2.12").with("Accept", "application/graphql-response+json");
        var response = caller.with(PlainKey.generate()).post("{ __typename }");
        assertRefused(response, 401, "UNAUTHENTICATED");
        assertThat(response.contentType()).startsWith("application/graphql-response+json");
    }

    @Test
    void requestsForTheSchemaTextHaveNoRateLimit() {
        for (var n = 0; n < ANONYMOUS + KEY; n++) {
            RestAssured.given()
                    .header("X-Forwarded-For", "192.0.2.13")
                    .header("X-API-Key", "nonsense")
                    .get("/graphql/schema.graphql")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void bodyOfARefusedRequestDoesNotBlockTheConnection() throws IOException {
        var body = "x".repeat(500_000);
        var refused = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-API-Key: nonsense\r\n"
                + "X-Forwarded-For: 192.0.2.14\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        var next = "GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: localhost\r\n"
                + "X-Forwarded-For: 192.0.2.14\r\nConnection: close\r\n\r\n";
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((refused + next).getBytes(StandardCharsets.US_ASCII));
            var answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers).containsSubsequence("HTTP/1.1 401", "HTTP/1.1 200");
        }
    }

    /**
     * If a proxy is configured, Quarkus replaces all headers that name the host by one header of its own, no matter who
     * sends the request.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "Host: a%Host: b%", "Host: a%Host: a%", "Host: a b%", "Host: a%Host: b%X-Forwarded-Host: c%"
            })
    void requiresExactlyOneHostHeaderEvenBehindAProxy(String headers) {
        for (var path : new String[] {"/graphql?query=%7B__typename%7D", "/graphql/schema.graphql", "/nothing"}) {
            var reply = RawHttp.send(("GET " + path + " HTTP/1.1\r\nX-Forwarded-For: 192.0.2.16\r\n"
                            + headers.replace("%", "\r\n") + "Connection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(reply.status()).as(reply.body()).isEqualTo(400);
            assertThat(reply.body()).contains("\"code\":\"BAD_REQUEST\"", "`Host`");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-Trusted-Proxy: x", "X-Forwarded-Port: x", "X-Forwarded-Port: 70000"})
    void forwardingHeadersOfAClientDoNotFillTheLog(String header) {
        var lines = new ArrayList<LogRecord>();
        var log = Logger.getLogger("io.quarkus.vertx.http.runtime.ForwardedParser");
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(handler);
        try {
            for (var path : List.of("/graphql?query=%7B__typename%7D", "/")) {
                var reply = RawHttp.send(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 192.0.2.17"
                                + "\r\n" + header + "\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(reply.status()).isEqualTo(200);
            }
        } finally {
            log.removeHandler(handler);
        }
        assertThat(lines).isEmpty();
    }

    private PlainKey key(String name, KeyRole role) {
        return keys.create(ADA, name, role, KeyScope.OWN, null).orElseThrow();
    }

    /**
     * Sends requests until a response has another status than the given one, and returns this response. A limit refills
     * while the test runs, so the number of requests is not known in advance.
     *
     * @param request sends a request; gets the number of the attempt
     */
    private static Response firstOtherThan(int status, IntFunction<Response> request) {
        return IntStream.range(0, MOST_ATTEMPTS)
                .mapToObj(request)
                .dropWhile(response -> response.statusCode() == status)
                .findFirst()
                .orElseThrow();
    }

    private static void use(Caller caller, int times) {
        for (var n = 0; n < times; n++) {
            Response response = caller.get("{ __typename }");
            assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        }
    }

    private static int statusFrom(String address, String forged) throws IOException {
        var server = InetAddress.getByName("127.0.0.1");
        try (var socket = new Socket(server, RestAssured.port, InetAddress.getByName(address), 0)) {
            var request = "GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: "
                    + forged + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return Integer.parseInt(status.substring(9));
        }
    }

    public static class BehindAProxy implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    Map.entry("model-atlas.load-shipped", "false"),
                    Map.entry("model-atlas.rate.anonymous", Integer.toString(ANONYMOUS)),
                    Map.entry("model-atlas.rate.key", Integer.toString(KEY)),
                    Map.entry("mp.jwt.verify.publickey.location", TestIssuer.location()),
                    Map.entry("mp.jwt.verify.issuer", TestIssuer.NAME),
                    Map.entry("mp.jwt.verify.audiences", TestIssuer.AUDIENCE),
                    Map.entry("smallrye.jwt.path.groups", "realm_access/roles"),
                    Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
                    Map.entry("quarkus.http.proxy.trusted-proxies", "127.0.0.1"));
        }
    }
}
