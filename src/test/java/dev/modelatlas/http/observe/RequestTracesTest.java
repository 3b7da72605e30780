package dev.modelatlas.http.observe;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.modelatlas.http.HalfASecond;
import dev.modelatlas.testsupport.RecordedSpans;

import static dev.modelatlas.testsupport.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What a trace collector receives about a request, and what it does not. */
@QuarkusTest
@TestProfile(HalfASecond.class)
class RequestTracesTest {
    private static final String CALLER = "00f067aa0ba902b7";
    private static final String SECRET = "Llama-of-which-nobody-needs-to-know";

    @Inject
    RecordedSpans spans;

    @Inject
    Jdbi jdbi;

    /** The trace of the last request. */
    private String trace;

    @Test
    void requestSpanBelongsToTheCallersTrace() {
        asked("query Traced($name: String) { models(first: 1, revision: 3, filter: {text: $name}) { totalCount } }");
        var request = request();
        assertThat(request.getParentSpanId()).isEqualTo(CALLER);
        assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(request.getName()).isEqualTo("GraphQL Traced");
        assertThat(attributes(request))
                .isEqualTo(Map.of(
                        "http.request.method",
                        "GET",
                        "http.response.status_code",
                        "200",
                        "url.path",
                        "/graphql",
                        "graphql.operation.name",
                        "Traced",
                        "atlas.request.id",
                        "traced-1",
                        "atlas.code",
                        "OK",
                        "atlas.answer",
                        "computed",
                        "atlas.cost",
                        "362"));
    }

    @Test
    void statementSpansBelongToTheRequest() {
        asked("query Stated($name: String) { models(first: 1, revision: 3, filter: {text: $name}) { totalCount } }");
        var request = request();
        var statements =
                ofTrace().stream().filter(span -> span.getName().equals("SQL")).toList();
        assertThat(statements).isNotEmpty().allSatisfy(statement -> {
            assertThat(statement.getParentSpanId()).isEqualTo(request.getSpanId());
            assertThat(attributes(statement)).containsOnlyKeys("db.system.name", "db.query.text");
        });
        assertThat(statements).isSortedAccordingTo(Comparator.comparing(SpanData::getStartEpochNanos));
    }

    @Test
    void refusalHasASpanWithItsCode() {
        asked("query Refused($name: String) { nothing }");
        assertThat(attributes(request())).containsEntry("atlas.code", "GRAPHQL_VALIDATION_FAILED");
    }

    /**
     * When Vert.x cannot read the form of a request, it reports the end of the request before the server has sent the
     * error.
     */
    @Test
    void unreadableFormHasASpanWithItsCode() {
        trace = newTrace();
        given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.TEXT)))
                .header("traceparent", traceparent())
                .contentType("application/x-www-form-urlencoded")
                .body("x".repeat(5_000))
                .post("/graphql");
        assertThat(attributes(request()))
                .containsEntry("atlas.code", "BAD_REQUEST")
                .containsEntry("http.response.status_code", "400");
    }

    @Test
    void noSpanContainsTheDocumentOrItsVariables() {
        asked("query Hidden($name: String) { models(first: 1, revision: 3, filter: {text: $name}) { totalCount } }");
        request();
        assertThat(ofTrace().toString())
                .doesNotContain(SECRET)
                .doesNotContain("$name")
                .doesNotContain("totalCount");
    }

    /** On a busy machine, a request may reach its deadline before the statement runs. The test then tries again. */
    @Test
    void cancelledStatementHasASpanWithAnError() {
        await().untilAsserted(() -> {
            jdbi.useTransaction(handle -> {
                handle.execute("lock table model_version in access exclusive mode");
                ask("query Slow { models(first: 1, revision: 3) { totalCount } }");
            });
            request();
            assertThat(ofTrace())
                    .anySatisfy(span -> assertThat(attributes(span)).containsEntry("db.response.status_code", "57014"));
        });
    }

    /** The first responses of a server, and those of a busy machine, may exceed the deadline of this server. */
    private void asked(String document) {
        await().until(() -> !ask(document).contains("TIMEOUT"));
    }

    private String ask(String document) {
        trace = newTrace();
        return given().header("traceparent", traceparent())
                .header("X-Request-Id", "traced-1")
                .queryParam("query", document)
                .queryParam("variables", "{\"name\": \"" + SECRET + "\"}")
                .get("/graphql")
                .asString();
    }

    private static String newTrace() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE)) + "4bf92f3577b34da6";
    }

    private String traceparent() {
        return "00-" + trace + "-" + CALLER + "-01";
    }

    /** The span of the request, once it has ended. */
    private SpanData request() {
        await().until(() -> ofTrace().stream().anyMatch(span -> span.getKind() == SpanKind.SERVER));
        return ofTrace().stream()
                .filter(span -> span.getKind() == SpanKind.SERVER)
                .findFirst()
                .orElseThrow();
    }

    private List<SpanData> ofTrace() {
        return spans.of(trace);
    }

    private static Map<String, String> attributes(SpanData span) {
        return span.getAttributes().asMap().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().getKey(),
                        entry -> entry.getValue().toString()));
    }
}
