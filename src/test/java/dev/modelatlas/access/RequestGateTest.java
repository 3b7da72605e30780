package dev.modelatlas.access;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Follower;
import dev.modelatlas.testsupport.RecordedLog;

import static dev.modelatlas.access.Caller.assertRefused;
import static dev.modelatlas.access.Caller.use;
import static dev.modelatlas.testsupport.Waiting.await;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/** Each test is a client behind a trusted proxy, with an address of its own. */
@QuarkusTest
@TestProfile(BehindAProxy.class)
class RequestGateTest {
    private static final Actor ADA = new Actor("Ada");
    /** The publication removes a model that does not exist, so nothing is written. */
    private static final String WRITE = "publishRevision(input: {idempotencyKey: \"k\", asOf: \"2026-08-19\", source:"
            + " {name: \"n\", url: \"https://example.org\", licence: \"l\", attribution: \"a\"}, removals: [\"x\"]})"
            + " { removed userErrors { code } }";

    @Inject
    KeyRepository keys;

    @Inject
    KeyVerifier verifier;

    @Inject
    JWTCallerPrincipalFactory callers;

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

    /** {@code CredentialsTest} shows what this class does. */
    @Test
    void serverCreatesCallersThatDoNotKeepAWrongFirstAnswerOfTheIssuer() {
        assertThat(callers).isInstanceOf(TokenIssuer.Callers.class);
    }

    /** The caller only learns that the token is invalid. */
    @Test
    void logSaysThatATokenHasAnAlgorithmThatTheServerDoesNotAccept() throws Exception {
        var curve = KeyPairGenerator.getInstance("EC");
        curve.initialize(new ECGenParameterSpec("secp256r1"));
        var token = TestIssuer.token("{}", "ES256", curve.generateKeyPair().getPrivate());
        try (var log = RecordedLog.of(TokenIssuer.class)) {
            var caller = Caller.from("192.0.2.72").with("Authorization", "Bearer " + token);
            assertRefused(caller.post("mutation { " + WRITE + " }"), 401, "UNAUTHENTICATED");
            assertThat(log.messages())
                    .containsExactly("Refused a token that is signed with ES256. This server accepts only RS256"
                            + " (mp.jwt.verify.publickey.algorithm)");
        }
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
    void refusalHasTheMediaTypeThatTheClientAccepts() {
        var caller = Caller.from("192.0.2.12").with("Accept", "application/graphql-response+json");
        var response = caller.with(PlainKey.generate()).post("{ __typename }");
        assertRefused(response, 401, "UNAUTHENTICATED");
        assertThat(response.contentType()).startsWith("application/graphql-response+json");
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

    private PlainKey key(String name, KeyRole role) {
        return keys.create(ADA, name, role, KeyScope.OWN, null).orElseThrow();
    }
}
