package dev.modelatlas.openapi;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Method;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.access.Actor;
import dev.modelatlas.access.KeyRepository;
import dev.modelatlas.access.KeyRole;
import dev.modelatlas.access.KeyScope;
import dev.modelatlas.openapi.Description.Operation;
import dev.modelatlas.testsupport.Publishing;
import dev.modelatlas.testsupport.Sql;

import static dev.modelatlas.testsupport.Waiting.await;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends requests that are derived only from the description: each operation with its examples, with each parameter and
 * without it, and with values that the description forbids. Each response must be one that the description contains.
 */
@QuarkusTest
@TestProfile(Publishing.class)
class OpenApiTest {
    private static final Description DESCRIPTION = Description.read();
    private static final Operation START = DESCRIPTION.operation("startImport");
    private static final Operation STORE = DESCRIPTION.operation("storeQuery");
    private static final Operation STORED = DESCRIPTION.operation("getStoredQuery");
    private static final String NOBODY = "/imports/00000000-0000-0000-0000-000000000000";

    @Inject
    KeyRepository keys;

    @Inject
    Jdbi jdbi;

    private String publisher;
    private String reader;

    @BeforeEach
    void becomeCallers() {
        // The dates in the examples are in the past, no matter on which day the test runs.
        var later = Clock.fixed(Instant.parse("2040-01-01T00:00:00Z"), ZoneOffset.UTC);
        QuarkusMock.installMockForType(later, Clock.class);
        publisher = key(KeyRole.PUBLISHER);
        reader = key(KeyRole.READER);
    }

    private String key(KeyRole role) {
        var name = "Described " + role + " " + new Random().nextInt(1_000_000_000);
        return keys.create(new Actor("Ada"), name, role, KeyScope.OWN, null)
                .orElseThrow()
                .text();
    }

    static Stream<Operation> operations() {
        return DESCRIPTION.operations().stream();
    }

    static Stream<Operation> operationsWithParameters() {
        return operations().filter(operation -> !operation.query().isEmpty());
    }

    @Test
    void serverReturnsTheOpenApiFileUnchanged() throws Exception {
        var answer = given().get("/openapi.yaml");
        assertThat(answer.contentType()).isEqualTo("application/yaml");
        assertThat(answer.asString()).isEqualTo(Files.readString(Description.FILE));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void requestsWithTheDescribedExamplesSucceed(Operation operation) {
        assertThat(answer(operation, Map.of()).statusCode()).isLessThan(300);
        for (var parameter : operation.parameters()) {
            if (!parameter.isRequired()) {
                var answer = answer(operation, Map.of(parameter.name(), parameter.example()));
                assertThat(answer.statusCode())
                        .as(parameter + answer.asString())
                        .isLessThan(300);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operationsWithParameters")
    void errorForAForbiddenValueContainsTheParameterName(Operation operation) {
        for (var parameter : operation.parameters()) {
            var forbidden = parameter.forbidden();
            if (forbidden != null) {
                var answer = answer(operation, Map.of(parameter.name(), forbidden));
                assertThat(answer.statusCode())
                        .as(parameter + answer.asString())
                        .isEqualTo(400);
                assertThat(answer.jsonPath().getString("argument")).startsWith(parameter.name());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operationsWithParameters")
    void errorForAnUnknownParameterListsAllParametersOfTheOperation(Operation operation) {
        var answer = answer(operation, Map.of("nonsense", "1"));
        assertThat(answer.statusCode()).isEqualTo(400);
        var known = answer.jsonPath()
                .getString("detail")
                .replaceFirst(".*[.:] (There are )?", "")
                .replace(".", "");
        assertThat(operation.query()).extracting(Parameter::name).containsExactlyInAnyOrder(known.split(", "));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void putIsRefusedWithAListOfAllowedMethods(Operation operation) {
        var answer = check(operation, asking(publisher).request(Method.PUT, address(operation)));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains(operation.method().name());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void operationsRequireKeysAndRolesAsDescribed(Operation operation) {
        assertThat(answer(operation, Map.of(), "nonsense").statusCode()).isEqualTo(401);
        assertThat(answer(operation, Map.of(), null).statusCode())
                .matches(status -> operation.needsPublisher() ? status == 401 : status < 300);
        assertThat(answer(operation, Map.of(), reader).statusCode())
                .matches(status -> operation.needsPublisher() ? status == 403 : status < 300);
    }

    @Test
    void requestForAMissingObjectHasStatus404() {
        operations()
                .filter(operation -> operation.has("revision"))
                .forEach(operation -> assertThat(
                                answer(operation, Map.of("revision", "99999")).statusCode())
                        .isEqualTo(404));
        operations()
                .filter(Operation::isAboutAJob)
                .forEach(operation -> assertThat(
                                check(operation, asking(publisher).request(operation.method(), NOBODY))
                                        .statusCode())
                        .isEqualTo(404));
        assertThat(check(STORED, asking(publisher).get("/s/0000000000000000")).statusCode())
                .isEqualTo(404);
        assertThat(answer(DESCRIPTION.operation("listChanges"), Map.of("since", "99999"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void responseThatTheClientAlreadyHasIsNotSentAgain() {
        operations()
                .filter(operation -> operation.node().path("responses").has("304"))
                .forEach(operation -> {
                    var etag = answer(operation, Map.of()).header("ETag");
                    var again = request(operation, Map.of(), null).header("If-None-Match", etag);
                    assertThat(check(operation, again.request(operation.method(), address(operation)))
                                    .statusCode())
                            .isEqualTo(304);
                });
    }

    @Test
    void jobOfARefusedFileListsItsProblems() {
        var sent = check(
                START,
                request(START, Map.of("dryRun", "false"), publisher)
                        .body("name,released_on,organizations,recorded_countries\nA,soon,B,KR\n")
                        .post(START.path()));
        var job = ended(sent).jsonPath();
        assertThat(job.getString("state")).isEqualTo("REFUSED");
        assertThat(job.getString("problems[0].column")).isEqualTo("released_on");
    }

    @Test
    void shortLinkReturnsTheStoredQueryUnchangedAndRedirectsBrowsers() {
        var sent = answer(STORE, Map.of());
        var read = check(STORED, given().get(sent.header("Location")));
        assertThat(read.jsonPath().<Map<String, ?>>get())
                .isEqualTo(JsonPath.from(Description.example(STORE.node().at("/requestBody/content/application~1json")))
                        .<Map<String, ?>>get());
        var browser = given().redirects().follow(false).header("Accept", "text/html");
        assertThat(check(STORED, browser.get(sent.header("Location"))).statusCode())
                .isEqualTo(302);
    }

    @Test
    void refusesAWrongMediaTypeAndATooLargeBody() {
        var json = request(START, Map.of(), publisher)
                .contentType("application/json")
                .body("{}");
        assertThat(check(START, json.post(START.path())).statusCode()).isEqualTo(415);
        var large = request(START, Map.of(), publisher).body("x".repeat(200_001));
        assertThat(check(START, large.post(START.path())).statusCode()).isEqualTo(413);
    }

    private Response answer(Operation operation, Map<String, String> more) {
        return answer(operation, more, publisher);
    }

    private Response answer(Operation operation, Map<String, String> more, String key) {
        var answer = check(operation, request(operation, more, key).request(operation.method(), address(operation)));
        if (answer.statusCode() == 202 && isStart(operation)) {
            // Other tests may have published after the base revision in the example.
            assertThat(ended(answer).jsonPath().getString("state"))
                    .isIn("DONE", more.containsKey("baseRevision") ? "REFUSED" : "DONE");
        }
        return answer;
    }

    private static boolean isStart(Operation operation) {
        return operation.id().equals(START.id());
    }

    private static Response check(Operation operation, Response answer) {
        return DESCRIPTION.check(operation, answer);
    }

    /** The job of an import, once it has ended. */
    private Response ended(Response sent) {
        var location = sent.header("Location");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> asking(publisher).get(location).jsonPath().get("endedAt") != null);
        return check(DESCRIPTION.operation("getImport"), asking(publisher).get(location));
    }

    /** A request for the operation, with its required parameters and the given ones. */
    private RequestSpecification request(Operation operation, Map<String, String> more, String key) {
        var values = new HashMap<String, String>();
        operation.parameters().stream()
                .filter(parameter -> !parameter.in().equals("path") && parameter.isRequired() && parameter.hasExample())
                .forEach(parameter -> values.put(parameter.name(), parameter.example()));
        if (isStart(operation)) {
            // Valid after anything that other tests published, and without effect on them.
            values.put("asOf", newestDay());
            values.put("dryRun", "true");
        }
        values.putAll(more);
        var headers = operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("header"))
                .map(Parameter::name)
                .toList();
        var request = asking(key);
        values.forEach((name, value) -> {
            if (headers.contains(name)) {
                request.header(name, value);
            } else {
                request.queryParam(name, value);
            }
        });
        Description.fields(operation.node().at("/requestBody/content"))
                .forEach(content -> request.contentType(content.getKey())
                        .body(Description.example(content.getValue()).getBytes(UTF_8)));
        return request;
    }

    private static RequestSpecification asking(String key) {
        return key == null ? given() : given().header("Authorization", "Bearer " + key);
    }

    private String newestDay() {
        return Sql.one(jdbi, String.class, "select max(as_of)::text from revision");
    }

    /** The URL of an operation. If the operation is about a job, the URL names a job of this publisher. */
    private String address(Operation operation) {
        if (!operation.isAboutAJob()) {
            return operation.pathOfExample();
        }
        var sent = request(START, Map.of(), publisher).post(START.path());
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(202);
        return ended(sent).header("Location");
    }
}
