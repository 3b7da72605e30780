package dev.modelatlas.shortlink;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.access.Actor;
import dev.modelatlas.access.KeyRepository;
import dev.modelatlas.access.KeyRole;
import dev.modelatlas.access.KeyScope;
import dev.modelatlas.access.PlainKey;
import dev.modelatlas.testsupport.Examples;
import dev.modelatlas.testsupport.Publishing;
import dev.modelatlas.testsupport.Sql;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Each test is a publisher of its own. The profile allows three documents for each publisher. */
@QuarkusTest
@TestProfile(Publishing.class)
class ShortLinkTest {
    private static final Actor ADA = new Actor("Ada");
    private static final int MOST_BYTES = 16 << 10;

    @Inject
    KeyRepository keys;

    @Inject
    Jdbi jdbi;

    private final int self = new Random().nextInt(1_000_000_000);
    private PlainKey key;

    @BeforeEach
    void becomeAPublisher() {
        key = key(KeyRole.PUBLISHER);
    }

    @Test
    void storedQueryIsServedUnderAShortLink() {
        var stored = store("{\"variables\": {\"n\": 3}, \"query\": \"" + query("($n: Int!)", "(number: $n)") + "\"}");
        assertThat(stored.statusCode()).as(stored.asString()).isEqualTo(201);
        var id = stored.jsonPath().getString("id");
        assertThat(id).matches("[0-9a-z]{16}");
        assertThat(stored.header("Location")).isEqualTo("/s/" + id);
        assertThat(stored.header("Cache-Control")).isEqualTo("no-store");
        assertThatJson(stored.asString())
                .isEqualTo("{id: '" + id + "', sha256: '${json-unit.regex}[0-9a-f]{64}', url: 'http://localhost:"
                        + RestAssured.port + "/s/" + id + "'}");

        var served = given().get("/s/" + id);
        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.contentType()).isEqualTo("application/json; charset=utf-8");
        assertThat(served.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(served.header("Vary")).contains("Accept");
        assertThat(served.asString())
                .isEqualTo("{\"query\":\"" + query("($n: Int!)", "(number: $n)") + "\",\"variables\":{\"n\":3}}");
        var answer =
                given().contentType("application/json").body(served.asString()).post("/graphql");
        assertThat(answer.jsonPath().getString("data.revision.label")).isEqualTo("2025-02-01");
        assertThat(actors(id)).isEqualTo("key " + key.id() + ", " + holder(KeyRole.PUBLISHER));
    }

    @Test
    void storingAStoredQueryAgainChangesNothing() {
        var stored = store(body(query("", "")));
        var again = store(
                "{ \"operationName\": \"\", \"variables\": {\"unused\": 1}, \"query\": \"" + query("", "") + "\"}");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(stored.asString());
        becomeAnother();
        assertThat(store(body(query("", ""))).statusCode()).isEqualTo(200);
        assertThat(actors(stored.jsonPath().getString("id"))).doesNotContain("\n");
    }

    @Test
    void browserIsRedirectedToThePlayground() {
        var id = store(body(query("", ""))).jsonPath().getString("id");
        var browser = given().redirects()
                .follow(false)
                .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .get("/s/" + id);
        assertThat(browser.statusCode()).isEqualTo(302);
        assertThat(browser.header("Location")).isEqualTo("/graphiql?s=" + id);
        assertThat(browser.header("Cache-Control")).isEqualTo("public, max-age=3600");
        assertThat(browser.header("Vary")).contains("Accept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json, text/html;q=0.1", "text/html;q=0, */*", "*/*"})
    void clientThatPrefersJsonIsNotRedirected(String accept) {
        var id = store(body(query("", ""))).jsonPath().getString("id");
        var served = given().redirects().follow(false).header("Accept", accept).get("/s/" + id);
        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.contentType()).isEqualTo("application/json; charset=utf-8");
    }

    @Test
    void matchingETagGets304AndHeadRequestGetsNoBody() {
        var id = store(body(query("", ""))).jsonPath().getString("id");
        var served = given().get("/s/" + id);
        var again = given().header("If-None-Match", served.header("ETag")).get("/s/" + id);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.asByteArray()).isEmpty();
        var head = given().head("/s/" + id);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(served.asByteArray().length));
    }

    @ParameterizedTest
    @MethodSource("dev.modelatlas.testsupport.Examples#names")
    void everyExampleHasAShortLink(String name) {
        var example = ShippedDocuments.document(Examples.text(name));
        var served = given().get("/s/" + example.id());
        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.jsonPath().getString("query")).isEqualTo(Examples.text(name));
        assertThat(store(example.json()).jsonPath().getString("id")).isEqualTo(example.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000000000000", "0123456789ABCDEF", "000000000000000", "0000000000000000/x"})
    void unknownIdIsNotFound(String id) {
        var answer = given().urlEncodingEnabled(false).get("/s/" + id);
        assertProblem(answer, 404, "NOT_FOUND");
    }

    @Test
    void bodyMayBeAsLongAsTheLimit() {
        assertThat(store(padded(MOST_BYTES)).statusCode()).isEqualTo(201);
        assertProblem(store(padded(MOST_BYTES + 1)), 413, "PAYLOAD_TOO_LARGE");
        assertThat(store(padded(MOST_BYTES - 1)).statusCode()).isEqualTo(201);
    }

    @Test
    void limitOfStoredDocumentsAppliesToAllKeysOfAPublisherTogether() {
        for (var number = 1; number <= 3; number++) {
            assertThat(store(body(query("", "(number: " + number + ")"))).statusCode())
                    .isEqualTo(201);
        }
        key = keys.rotate(ADA, key.id(), Duration.ZERO).orElseThrow();
        var refused = store(body(query("", "(number: 4)")));
        assertProblem(refused, 400, "LIMIT_EXCEEDED");
        assertThat(refused.jsonPath().getString("detail")).contains("3 documents");
        assertThat(store(body(query("", "(number: 3)"))).statusCode()).isEqualTo(200);
        becomeAnother();
        assertThat(store(body(query("", "(number: 4)"))).statusCode()).isEqualTo(201);
    }

    static Stream<Arguments> refusals() {
        var costly = "{ organizations(first: 100) { nodes { models(first: 100) { nodes {"
                + " organizations { models(first: 100) { nodes { name } } } } } } } }";
        return Stream.of(
                arguments("no JSON", "BAD_REQUEST", null),
                arguments("[" + body("{ __typename }") + "]", "BAD_REQUEST", null),
                arguments("{}", "BAD_REQUEST", "query"),
                arguments(body(" "), "BAD_REQUEST", "query"),
                arguments("{\"query\": 1}", "BAD_REQUEST", "query"),
                arguments("{\"query\": \"{ __typename }\", \"variables\": []}", "BAD_REQUEST", "variables"),
                arguments("{\"documentId\": \"sha256:" + "0".repeat(64) + "\"}", "BAD_REQUEST", "query"),
                arguments("{\"query\": \"{ __typename }\", \"extensions\": {\"a\": 1}}", "BAD_REQUEST", "query"),
                arguments("{\"query\": \"{ __typename } # \\udc00\"}", "GRAPHQL_PARSE_FAILED", null),
                arguments(
                        "{\"query\": \"query ($s: String!) { organization(slug: $s) { name } }\","
                                + " \"variables\": {\"s\": \"\\udc00\"}}",
                        "BAD_USER_INPUT",
                        "$s"),
                arguments(body("mutation { __typename }"), "BAD_REQUEST", "query"),
                arguments(body("subscription { revisionPublished { number } }"), "BAD_REQUEST", "query"),
                arguments(
                        "{\"query\": \"query A { __typename } mutation B { __typename }\", \"operationName\": \"A\"}",
                        "BAD_REQUEST",
                        "query"),
                arguments(body("{"), "GRAPHQL_PARSE_FAILED", null),
                arguments(body("{ nothing }"), "GRAPHQL_VALIDATION_FAILED", null),
                arguments(
                        body("query A { __typename } query B { __typename }"),
                        "OPERATION_RESOLUTION_FAILURE",
                        "operationName"),
                arguments(
                        "{\"query\": \"query A { __typename }\", \"operationName\": \"C\"}",
                        "OPERATION_RESOLUTION_FAILURE",
                        "operationName"),
                arguments(body("query ($n: Int!) { revision(number: $n) { label } }"), "BAD_USER_INPUT", "$n"),
                arguments(
                        "{\"query\": \"query ($n: Int!) { revision(number: $n) { label } }\", \"variables\": {\"n\": \"x\"}}",
                        "BAD_USER_INPUT",
                        "$n"),
                arguments(body(costly), "LIMIT_EXCEEDED", null));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void onlyQueriesThatTheServerWouldRunAreStored(String body, String code, String argument) {
        var before = count();
        var answer = store(body);
        assertProblem(answer, 400, code);
        assertThat(answer.jsonPath().getString("argument")).isEqualTo(argument);
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void errorForAnInvalidQueryContainsALineAndAColumn() {
        assertThat(store(body("{ nothing nowhere }")).jsonPath().getMap("errors[0].locations[0]"))
                .isEqualTo(Map.of("line", 1, "column", 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/graphql", "application/json; charset=latin1"})
    void bodyMustBeJson(String type) {
        assertProblem(
                as(key).contentType(type)
                        .body(body("{ __typename }").getBytes(UTF_8))
                        .post("/s"),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void onlyPublishersMayStoreQueries() {
        assertProblem(sent(given(), body("{ __typename }")), 401, "UNAUTHENTICATED");
        assertProblem(sent(given().header("X-API-Key", "nonsense"), body("{ __typename }")), 401, "UNAUTHENTICATED");
        assertProblem(sent(as(key(KeyRole.READER)), body("{ __typename }")), 403, "FORBIDDEN");
    }

    @Test
    void differentDocumentWithTheSameIdIsRefusedAndOverwritesNothing() {
        var document = ShippedDocuments.document(query("", ""));
        jdbi.useHandle(handle -> handle.execute(
                "insert into stored_document (id, sha256, document, publisher) values (?, ?, '{\"query\":\"{ a }\"}', 'Eve')",
                document.id(),
                document.sha256()));
        var refused = store(document.json());
        assertProblem(refused, 409, "ID_COLLISION");
        assertThat(given().get("/s/" + document.id()).asString()).isEqualTo("{\"query\":\"{ a }\"}");
    }

    private Response store(String body) {
        return sent(as(key), body);
    }

    private static Response sent(RequestSpecification caller, String body) {
        return caller.contentType("application/json").body(body.getBytes(UTF_8)).post("/s");
    }

    private static RequestSpecification as(PlainKey key) {
        return given().header("X-API-Key", key.text());
    }

    private void becomeAnother() {
        key = keys.create(ADA, "Another " + self, KeyRole.PUBLISHER, KeyScope.OWN, null)
                .orElseThrow();
    }

    private PlainKey key(KeyRole role) {
        return keys.create(ADA, holder(role), role, KeyScope.OWN, null).orElseThrow();
    }

    private String holder(KeyRole role) {
        return "Linking " + role + " " + self;
    }

    /** A query of this test only, on one line. */
    private String query(String variables, String arguments) {
        return "query Of" + self + variables + " { revision" + arguments + " { label } }";
    }

    private String padded(int bytes) {
        var empty = body(query("", "") + " #");
        return body(query("", "") + " #" + "x".repeat(bytes - empty.length()));
    }

    private static String body(String query) {
        return "{\"query\": \"" + query + "\"}";
    }

    private int count() {
        return Sql.one(jdbi, Integer.class, "select count(*) from stored_document");
    }

    /** Who stored a document, by the audit log. */
    private String actors(String id) {
        return Sql.one(
                jdbi,
                String.class,
                "select string_agg(actor, e'\\n') from audit_event where action = 'DOCUMENT_STORED' and details ->> 'id' = ?",
                id);
    }

    private static void assertProblem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
        assertThat(answer.jsonPath().getString("errors[0].extensions.code")).isEqualTo(code);
    }
}
