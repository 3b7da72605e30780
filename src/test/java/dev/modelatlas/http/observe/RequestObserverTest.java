package dev.modelatlas.http.observe;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.http.cache.ResponseCache;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.testsupport.Clients;
import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.testsupport.Publishing;

import static dev.modelatlas.testsupport.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Metrics and log lines of each request. */
@QuarkusTest
@TestProfile(Publishing.class)
class RequestObserverTest {
    private static final Logger LOG = Logger.getLogger("dev.modelatlas.requests");

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    ResponseCache cache;

    @Inject
    CurrentRevision current;

    /** Lines of requests of earlier tests may still arrive. */
    private final List<Map<String, String>> lines = new CopyOnWriteArrayList<>();

    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(((ExtLogRecord) line).getMdcCopy());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        current.look();
        cache.clear();
        LOG.addHandler(listener);
    }

    @AfterEach
    void leave() {
        LOG.removeHandler(listener);
    }

    @Test
    void countsRequestsByOperationAndCodeAndUseOfTheCache() {
        var document = "query Counted { models(first: 3, revision: 3) { nodes { name } } }";
        var before = count("Counted", "OK", "computed");
        GraphQLClient.post(document);
        GraphQLClient.post(document);
        GraphQLClient.post(document);
        assertThat(before).isZero();
        await().until(() -> count("Counted", "OK", "kept") == 2);
        assertThat(count("Counted", "OK", "computed")).isOne();
        assertThat(figure("atlas_cost_total{operation=\"Counted\"}")).isEqualTo(14);
    }

    @Test
    void countsARefusalByItsCode() {
        var before = count("(unknown)", "GRAPHQL_PARSE_FAILED", "refused");
        GraphQLClient.post("query Broken {");
        await().until(() -> count("(unknown)", "GRAPHQL_PARSE_FAILED", "refused") == before + 1);
    }

    @Test
    void countsAPartialAnswerByItsFirstError() {
        GraphQLClient.post(
                "query Partial { revision(number: 3) { number } trends(revision: 99) { revision { number } } }");
        await().until(() ->
                count("Partial", "REVISION_NOT_FOUND", "computed") + count("(other)", "REVISION_NOT_FOUND", "computed")
                        == 1);
    }

    @Test
    void logLineHasTheResultButNotTheRequest() {
        var document = "query Told($n: Int) { models(first: $n, revision: 3) { nodes { name } } }";
        given().header("X-Request-Id", "abc-1")
                .contentType("application/json")
                .body("{\"query\": \"" + document + "\", \"variables\": {\"n\": 7}}")
                .post("/graphql");
        await().until(() -> linesOf("abc-1").size() == 1);
        var line = linesOf("abc-1").get(0);
        assertThat(line.remove("milliseconds")).matches("\\d+");
        assertThat(line)
                .isEqualTo(Map.of(
                        "requestId", "abc-1",
                        "operation", "Told",
                        "revisions", "3",
                        "code", "OK",
                        "status", "200",
                        "cost", "18",
                        "answer", "computed"));
    }

    @Test
    void countsAndLogsRequestsToRestEndpoints() {
        var before = count("(export croissant)", "OK", "computed") + count("(export croissant)", "OK", "kept");
        var id = given().header("X-Request-Id", "abc-2")
                .get("/export/croissant.json")
                .header("X-Request-Id");
        await().until(() -> linesOf("abc-2").size() == 1);
        given().header("X-Request-Id", "abc-3")
                .get("/export/no-such-format")
                .then()
                .statusCode(404);
        await().until(() -> linesOf("abc-2", "abc-3").size() == 2);
        assertThat(id).isEqualTo("abc-2");
        assertThat(count("(export croissant)", "OK", "computed") + count("(export croissant)", "OK", "kept"))
                .isEqualTo(before + 1);
        assertThat(linesOf("abc-2", "abc-3"))
                .extracting(line -> line.get("requestId"), line -> line.get("status"), line -> line.get("code"))
                .containsExactly(tuple("abc-2", "200", "OK"), tuple("abc-3", "404", "NOT_FOUND"));
    }

    @Test
    void echoesAValidRequestIdFromTheClient() {
        var response = given().header("X-Request-Id", "0af7-e5:1/x=")
                .queryParam("query", "{ __typename }")
                .get("/graphql");
        assertThat(response.header("X-Request-Id")).isEqualTo("0af7-e5:1/x=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "<script>", "\"quoted\"", "{\"a\":1}", "é"})
    void replacesInvalidRequestIds(String id) {
        var response = given().header("X-Request-Id", id)
                .queryParam("query", "{ __typename }")
                .get("/graphql");
        assertThat(response.header("X-Request-Id")).matches("[0-9a-f]{32}");
    }

    @Test
    void replacesATooLongRequestId() {
        var response = given().header("X-Request-Id", "a".repeat(101)).get("/graphql");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.header("X-Request-Id")).matches("[0-9a-f]{32}");
    }

    @Test
    void openedWebSocketDoesNotCountAsAnAbandonedRequest() throws Exception {
        var before = count("(unknown)", "ABANDONED", "refused");
        var socket = Clients.http()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create("ws://localhost:" + RestAssured.port + "/graphql"), new WebSocket.Listener() {})
                .get();
        socket.abort();
        GraphQLClient.post("query Later { __typename }");
        await().until(() -> count("Later", "OK", "computed") == 1);
        assertThat(count("(unknown)", "ABANDONED", "refused")).isEqualTo(before);
    }

    @Test
    void metricsDescribeTheCurrentRevisionAndTheServer() {
        var newest = current.number().getAsInt();
        assertThat(figure("atlas_revision_number")).isEqualTo(newest);
        // While the database responds too slowly, the server is not ready.
        await().until(() -> figure("atlas_ready") == 1);
        assertThat(scrape())
                .contains("atlas_revision_as_of_timestamp_seconds ", "atlas_revision_published_timestamp_seconds ")
                .contains(
                        "atlas_revision_changes{kind=\"added\"}",
                        "atlas_revision_models ",
                        "atlas_publications_listening ")
                .contains("atlas_sql_seconds_count{outcome=\"ok\"}", "atlas_engine_seconds_count ")
                .contains(
                        "agroal_active_count{",
                        "atlas_cache_size_bytes ",
                        "atlas_internal_errors_total ",
                        "atlas_requests_active ",
                        "atlas_requests_queued ",
                        "atlas_cache_entries ",
                        "atlas_downloads ",
                        "atlas_imports ")
                // Names that the previous release had, and that are still exported.
                .contains("atlas_requests_working ", "atlas_requests_waiting ", "atlas_cache_answers ");
    }

    private List<Map<String, String>> linesOf(String... requestIds) {
        return lines.stream()
                .filter(line -> List.of(requestIds).contains(line.getOrDefault("requestId", "")))
                .toList();
    }

    private double count(String operation, String code, String answer) {
        return figure("atlas_requests_seconds_count{answer=\"%s\",code=\"%s\",operation=\"%s\"}"
                .formatted(answer, code, operation));
    }

    private double figure(String series) {
        return scrape().lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .sum();
    }

    private String scrape() {
        return given().get(management.resolve("/q/metrics")).asString();
    }
}
