package dev.modelatlas.access;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.http.admission.ConcurrencyLimit;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.testsupport.Clients;
import dev.modelatlas.testsupport.Follower;
import dev.modelatlas.testsupport.Publishing;
import dev.modelatlas.work.Transit;

import static dev.modelatlas.access.Caller.assertProblem;
import static dev.modelatlas.access.Caller.assertRefused;
import static dev.modelatlas.access.Caller.firstOtherThan;
import static dev.modelatlas.access.Caller.use;
import static dev.modelatlas.testsupport.Waiting.await;
import static java.util.stream.Collectors.joining;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/** Limits of requests and of memory. Each test is a client behind a trusted proxy, with an address of its own. */
@QuarkusTest
@TestProfile(BehindAProxy.class)
class RequestLimitsTest {
    private static final Actor ADA = new Actor("Ada");
    private static final HttpClient HTTP = Clients.http();

    /** Fewer than the streams that the server allows on a connection. */
    private static final int STREAMS = 90;

    @Inject
    KeyRepository keys;

    @Inject
    Transit transit;

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentRevision current;

    @Inject
    FourSlots four;

    @Inject
    MeterRegistry meters;

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
        use(caller, BehindAProxy.ANONYMOUS);
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

    /** Each request comes from another address, because the limit of an address refills. */
    @ParameterizedTest
    @CsvSource({
        "GET, /export/models.csv, 192.0.2.110, 0",
        "GET, /export/models.ndjson, 192.0.2.111, 0",
        "HEAD, /export/models.csv, 192.0.2.112, 4",
        "GET, /export/models.metadata.json, 192.0.2.113, 4",
        "GET, /export/organizations.csv, 192.0.2.114, 4",
        "GET, /changes?since=0, 192.0.2.115, 4",
    })
    void onlyAnExportOfModelsCountsAsTenRequests(String method, String path, String address, int left) {
        publishARevision();
        var response = Caller.from(address).send(method, path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("RateLimit")).startsWith("\"anonymous\";r=" + left + ";t=");
    }

    @Test
    void exportCountsAsOneRequestIfTheClientAlreadyHasIt() {
        publishARevision();
        var etag = Caller.from("192.0.2.116").path("/export/models.csv").header("ETag");
        var held = Caller.from("192.0.2.117").with("If-None-Match", etag).path("/export/models.csv");
        assertThat(held.statusCode()).isEqualTo(304);
        assertThat(held.header("RateLimit")).startsWith("\"anonymous\";r=4;t=");
    }

    @Test
    void quarterOfTheSlotsOfAnEndpointIsReservedForCallersWithAKey() {
        var leases = IntStream.range(0, 3)
                .mapToObj(n -> four.slots.acquire("network " + n, false).orElseThrow())
                .toList();
        try {
            assertProblem(Caller.from("192.0.2.120").path(FourSlots.PATH), 503, "OVERLOADED");
            var holder = Caller.from("192.0.2.121").with(key("Holder of a slot", KeyRole.READER));
            assertThat(holder.path(FourSlots.PATH).statusCode()).isEqualTo(200);
        } finally {
            leases.forEach(ConcurrencyLimit.Lease::close);
        }
        assertThat(Caller.from("192.0.2.122").path(FourSlots.PATH).statusCode()).isEqualTo(200);
    }

    @Test
    void quarterOfTheWebSocketsIsReservedForCallersWithAKey() {
        // Connections of earlier tests may still be closing.
        await().until(() -> meters.get("atlas.websockets").gauge().value() == 0);
        var open = new ArrayList<Follower>();
        try {
            for (var n = 0; n < BehindAProxy.WEBSOCKETS * 3 / 4; n++) {
                open.add(Follower.connect(Map.of("X-Forwarded-For", "198.51.100." + n)));
            }
            assertRefused(Caller.from("198.51.100.100").upgrade(), 503, "OVERLOADED");
            var key = key("Holder of a WebSocket", KeyRole.READER);
            open.add(Follower.connect(Map.of("X-Forwarded-For", "198.51.100.101", "X-API-Key", key.text())));
        } finally {
            open.forEach(Follower::close);
        }
    }

    @Test
    void shortQueryIsAnsweredEvenIfTheCallersShareOfMemoryIsUsedUp() {
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
    void memoryOfAParsedRequestCountsTowardsTheShareOfItsCaller() {
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
    void parsedVariablesOfAUrlCountTowardsTheirCallersShareOfMemory() {
        var caller = Caller.from("192.0.2.63");
        var who = new RateLimits.Caller(RateLimits.Rule.ANONYMOUS, ClientAddress.network("192.0.2.63"));
        var share = transit.enter(who, Runtime.getRuntime().maxMemory() / 8 - (64 << 10))
                .orElseThrow();
        try {
            var text = "{\"a\":\"" + "-".repeat(10_000) + "\"}";
            assertThat(caller.get("{ __typename }", text).statusCode()).isEqualTo(200);
            // 1,500 empty objects take 90 KB.
            var objects = "{\"a\":[{}" + ",{}".repeat(1_499) + "]}";
            assertRefused(caller.get("{ __typename }", objects), 503, "OVERLOADED");
        } finally {
            share.leave();
        }
    }

    /** Parsing a long body on the event loop would delay the requests of other clients. */
    @Test
    void serverReservesMemoryForALongBodyBeforeItParsesTheBody() {
        var caller = Caller.from("192.0.2.64");
        var who = new RateLimits.Caller(RateLimits.Rule.ANONYMOUS, ClientAddress.network("192.0.2.64"));
        var share = transit.enter(who, Runtime.getRuntime().maxMemory() / 8 - (2 << 20))
                .orElseThrow();
        try {
            var noJson = "{\"variables\": [" + "{},".repeat(100_000);
            assertRefused(caller.postBody(noJson), 503, "OVERLOADED");
        } finally {
            share.leave();
        }
    }

    /** The client must not take a publication for refused. */
    @Test
    void errorSaysThatTheMutationRanIfNoMemoryIsLeftForItsResponse() {
        var name = "Full";
        var key = keys.create(ADA, name, KeyRole.PUBLISHER, KeyScope.OWN, null).orElseThrow();
        // The body has fewer than 512 bytes, and the response has more.
        var many = IntStream.range(0, 11).mapToObj("e%d:message"::formatted).collect(joining(" "));
        var document = "mutation{publishRevision(input:{idempotencyKey:\"k\",asOf:\"2026-08-19\",source:{name:\"n\","
                + "url:\"https://example.org\",licence:\"l\",attribution:\"a\"},removals:[\"x\"]}){userErrors{" + many
                + "}}}";
        var share = transit.enter(
                        new RateLimits.Caller(RateLimits.Rule.KEY, "key " + name),
                        Runtime.getRuntime().maxMemory() / 8)
                .orElseThrow();
        try {
            var response = Caller.from("192.0.2.65").with(key).post(document);
            assertRefused(response, 503, "OVERLOADED");
            assertThat(response.asString()).contains("The server has executed the mutation");
        } finally {
            share.leave();
        }
    }

    @Test
    void mcpMessagesCountLikeQueriesForTheRateLimit() {
        var caller = Caller.from("192.0.2.50");
        use(caller, BehindAProxy.ANONYMOUS - 1);
        assertThat(caller.mcp().header("RateLimit")).startsWith("\"anonymous\";r=0;t=");
        var response = firstOtherThan(200, n -> caller.mcp());
        assertProblem(response, 429, "RATE_LIMITED");
        assertThat(response.header("Retry-After")).matches("[1-9]|1[0-2]");
    }

    @Test
    void holderOfAKeyHasOneLimitForAllAddresses() {
        var key = key("Busy", KeyRole.READER);
        var first = Caller.from("192.0.2.5").with(key).get("{ __typename }");
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"key\";q=8;w=60");
        use(Caller.from("192.0.2.6").with("X-API-Key", key.text()), BehindAProxy.KEY - 1);
        var refused = firstOtherThan(
                200, n -> Caller.from("198.51.102." + n).with(key).get("{ __typename }"));
        assertRefused(refused, 429, "RATE_LIMITED");
        use(Caller.from("192.0.2.5"), 1);
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
        for (var n = 0; n < 2 * RateLimits.LEAST_WRONG_KEYS / BehindAProxy.KEY; n++) {
            use(caller.with(key("Holder " + n, KeyRole.READER)), BehindAProxy.KEY);
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
                .limit(BehindAProxy.ANONYMOUS - 2);
        assertThat(statuses.anyMatch(status -> status == 429)).isTrue();
    }

    @Test
    void requestsForTheSchemaTextHaveNoRateLimit() {
        for (var n = 0; n < BehindAProxy.ANONYMOUS + BehindAProxy.KEY; n++) {
            RestAssured.given()
                    .header("X-Forwarded-For", "192.0.2.13")
                    .header("X-API-Key", "nonsense")
                    .get("/graphql/schema.graphql")
                    .then()
                    .statusCode(200);
        }
    }

    private void publishARevision() {
        if (Publishing.newest(jdbi) == 0) {
            Publishing.publish(jdbi);
            current.look();
        }
    }

    private PlainKey key(String name, KeyRole role) {
        return keys.create(ADA, name, role, KeyScope.OWN, null).orElseThrow();
    }
}
