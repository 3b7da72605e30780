package dev.modelatlas.http;

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
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.RecordedSpans;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a collector of traces is told of a request, and what it is not. */
@QuarkusTest
@TestProfile(HalfASecond.class)
class TracesTest {
    private static final String CALLER = "00f067aa0ba902b7";
    private static final String SECRET = "Llama-of-which-nobody-needs-to-know";

    @Inject
    RecordedSpans spans;

    @Inject
    Jdbi jdbi;

    /** Of the request that was asked last. */
    private String trace;

    @Test
    void requestIsASpanOfTheCallersTrace() {
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
    void statementsAreSpansBelowTheRequest() {
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
    void refusalIsASpanWithItsCode() {
        asked("query Refused($name: String) { nothing }");
        assertThat(attributes(request())).containsEntry("atlas.code", "GRAPHQL_VALIDATION_FAILED");
    }

    @Test
    void noSpanHoldsWhatWasAskedFor() {
        asked("query Hidden($name: String) { models(first: 1, revision: 3, filter: {text: $name}) { totalCount } }");
        request();
        assertThat(ofTrace().toString())
                .doesNotContain(SECRET)
                .doesNotContain("$name")
                .doesNotContain("totalCount");
    }

    @Test
    void statementThatTookTooLongIsTold() {
        jdbi.useTransaction(handle -> {
            handle.execute("lock table model_version in access exclusive mode");
            ask("query Slow { models(first: 1, revision: 3) { totalCount } }");
        });
        request();
        assertThat(ofTrace())
                .anySatisfy(span -> assertThat(attributes(span)).containsEntry("db.response.status_code", "57014"));
    }

    /** The first answers of a server, and those of a busy machine, take longer than this one gives them. */
    private void asked(String document) {
        await().until(() -> !ask(document).contains("TIMEOUT"));
    }

    private String ask(String document) {
        trace = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE))
                + "4bf92f3577b34da6";
        return given().header("traceparent", "00-" + trace + "-" + CALLER + "-01")
                .header("X-Request-Id", "traced-1")
                .queryParam("query", document)
                .queryParam("variables", "{\"name\": \"" + SECRET + "\"}")
                .get("/graphql")
                .asString();
    }

    /** The span of the request, once that is over. */
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
