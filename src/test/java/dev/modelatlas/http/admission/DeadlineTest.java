package dev.modelatlas.http.admission;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.access.Actor;
import dev.modelatlas.access.KeyRepository;
import dev.modelatlas.access.KeyRole;
import dev.modelatlas.access.KeyScope;
import dev.modelatlas.http.HalfASecond;
import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.testsupport.Sql;

import static dev.modelatlas.testsupport.Waiting.await;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.stream.Collectors.joining;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/** Requests whose statements wait for a lock that the test holds. */
@QuarkusTest
@TestProfile(HalfASecond.class)
class DeadlineTest {
    private static final String MODELS = "{ revision { number } models(first: 1) { nodes { slug } } }";
    /** A revision that does not exist is never cached, so each request queries the database. */
    private static final String MISSING_REVISION = "{ revision(number: 99) { number } }";

    /** Size of the connection pool in {@link HalfASecond}. */
    private static final int CONNECTIONS = 5;

    private static final String WAITING =
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

    private static final String LOCK = "lock table %s in access exclusive mode";

    @Inject
    Jdbi jdbi;

    @Inject
    Bulkhead bulkhead;

    @Inject
    KeyRepository keys;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdown();
    }

    /** The first responses of a new server take longer than the deadline of this test. */
    @BeforeEach
    void warmUp() {
        await().until(() -> !ask(MODELS).contains("errors"));
    }

    @Test
    void slowFieldFailsAloneAndItsStatementIsCancelled() {
        whileModelsAreLocked(() -> {
            var answer = ask(MODELS);
            assertThatJson(answer).node("data").isEqualTo("{revision: {number: 9}, models: null}");
            assertThatJson(answer).node("errors[0].extensions").isEqualTo("{code: 'TIMEOUT'}");
            await().until(() -> waiting() == 0);
        });
    }

    @Test
    void deadlineAppliesToHibernate() {
        var next = lastAnswerInTime(() -> {
            whileLocked("revision", () -> {
                var answer = ask(MISSING_REVISION);
                assertThatJson(answer).node("errors[0].extensions").isEqualTo("{code: 'TIMEOUT'}");
                await().until(() -> waiting() == 0);
            });
            return ask(MISSING_REVISION);
        });
        assertThatJson(next).node("data").isEqualTo("{revision: null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {MODELS, MISSING_REVISION})
    void abandonsADatabaseThatStopsResponding(String document) throws Exception {
        whileSilent(() -> {
            var answer = ask(document);
            // The pool does not check a connection that was used a moment ago. Whether it checks this one depends on
            // the speed of the machine.
            assertThat(answer).containsAnyOf("\"code\":\"UNAVAILABLE\"", "\"code\":\"TIMEOUT\"");
        });
    }

    @Test
    void abandonsAPooledConnectionThatStoppedResponding() throws Exception {
        whileSilent(() -> {
            waitUntilThePoolLooksAtItsConnections();
            var answer = ask(MODELS);
            assertThatJson(answer).node("errors[0].extensions.code").isEqualTo("TIMEOUT");
        });
    }

    /** The pool would let the worker wait for five seconds, because it does not know the deadline. */
    @Test
    void interruptsAWorkerThatWaitsForAConnection() {
        var next = lastAnswerInTime(() -> {
            whileThePoolIsEmpty(() -> {
                var answer = ask(MODELS);
                assertThatJson(answer).node("errors[0].extensions.code").isEqualTo("TIMEOUT");
            });
            // Enough for both workers.
            return Stream.generate(() -> ask(MODELS)).limit(4).collect(joining());
        });
        assertThat(next).doesNotContain("\"errors\"");
    }

    private void whileThePoolIsEmpty(Runnable work) {
        var handles = new ArrayList<Handle>();
        try {
            while (handles.size() < CONNECTIONS) {
                handles.add(jdbi.open());
            }
            work.run();
        } finally {
            handles.forEach(Handle::close);
        }
    }

    @Test
    void failedKeyLookupIsNotReportedAsAWrongKey() throws Exception {
        var key = "atlas_" + "0".repeat(12) + "_" + "0".repeat(64);
        whileLocked("api_key", () -> {
            var answer =
                    given().header("X-API-Key", key).queryParam("query", MODELS).get("/graphql");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThatJson(answer.asString())
                    .inPath("errors[0]")
                    .isEqualTo(
                            "{message: 'The server cannot check the API key, because the database does not respond. Try"
                                    + " again in a few seconds.', extensions: {code: 'UNAVAILABLE'}}");
            var download = given().header("X-API-Key", key).get("/export/models.csv");
            assertThat(download.statusCode()).isEqualTo(503);
            assertThatJson(download.asString()).node("code").isEqualTo("UNAVAILABLE");
        });
    }

    @Test
    void connectionReturnedToThePoolHasNoStatementTimeout() {
        var next = lastAnswerInTime(() -> {
            whileModelsAreLocked(() -> ask(MODELS));
            var settings = Sql.list(jdbi, String.class, "show statement_timeout");
            assertThat(settings).containsExactly("0");
            return ask(MODELS);
        });
        assertThatJson(next).node("errors").isAbsent();
    }

    /** On a busy machine, the first requests may end before the last ones wait. The test then tries again. */
    @Test
    void refusesARequestAtOnceWhenSlotsAndQueueAreFull() {
        var refused = await().until(this::responseWhileOthersWait, response -> response.statusCode() == 503);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThatJson(refused.asString()).node("errors[0].extensions.code").isEqualTo("OVERLOADED");
        assertThatJson(lastAnswerInTime(() -> ask(MODELS))).node("errors").isAbsent();
    }

    @Test
    void answersAnotherCallerAlthoughOneCallerOccupiesAllSlotsAndTheQueue() {
        var key = keys.create(new Actor("test"), "Another caller", KeyRole.READER, KeyScope.OWN, null)
                .orElseThrow()
                .text();
        var answer = lastAnswerInTime(() -> responseWhileOthersWait(() -> given().header("X-API-Key", key)
                        .queryParam("query", MISSING_REVISION)
                        .get("/graphql"))
                .asString());
        assertThatJson(answer).node("data").isEqualTo("{revision: null}");
        assertThatJson(answer).inPath("errors[0].extensions.code").isEqualTo("REVISION_NOT_FOUND");
    }

    /** On a busy machine, the deadline may pass before the call reaches the database. The test then tries again. */
    @Test
    void publicationThatWaitsForAnotherSaysSo() {
        var key = keys.create(new Actor("test"), "A publisher", KeyRole.PUBLISHER, KeyScope.OWN, null)
                .orElseThrow()
                .text();
        var call = "mutation { publishRevision(input: {idempotencyKey: \"a\", asOf: \"2026-08-19\", removals: [\"a\"],"
                + " source: {name: \"n\", url: \"https://example.org\", licence: \"l\", attribution: \"a\"}})"
                + " { added } }";
        jdbi.useTransaction(handle -> {
            handle.execute("select pg_advisory_xact_lock(?)", 0x61746c6173L);
            var answer = await().until(
                            () -> GraphQLClient.post(call, Map.of(), Map.of("X-API-Key", key))
                                    .asString(),
                            words -> words.contains("published nothing"));
            assertThatJson(answer)
                    .inPath("errors[0].message")
                    .isEqualTo("Another import or publication is still in progress, so this call published nothing."
                            + " Send the same input again later.");
            assertThatJson(answer).inPath("errors[0].extensions.code").isEqualTo("TIMEOUT");
        });
    }

    /** The response to a request while four others wait, or after all four have ended. */
    private Response responseWhileOthersWait() {
        return responseWhileOthersWait(() -> GraphQLClient.post(MODELS));
    }

    private Response responseWhileOthersWait(Supplier<Response> request) {
        return jdbi.inTransaction(handle -> {
            handle.execute(LOCK.formatted("model_version"));
            var crowd = Stream.generate(() -> runAsync(() -> ask(MODELS), threads))
                    .limit(4)
                    .toList();
            await().until(() ->
                    waiting() == 2 && bulkhead.queued() == 2 || crowd.stream().allMatch(CompletableFuture::isDone));
            var response = request.get();
            crowd.forEach(CompletableFuture::join);
            return response;
        });
    }

    @Test
    void endsARequestWhoseBodyDoesNotArrive() throws Exception {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write("""
                    POST /graphql HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/json\r
                    Content-Length: 100\r
                    \r
                    {"query":""".getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("did not arrive within 1 s");
        }
    }

    /**
     * The last response of an attempt. On a busy machine, this response may exceed the deadline. The whole attempt is
     * then repeated.
     */
    private static String lastAnswerInTime(Callable<String> attempt) {
        return await().until(attempt, answer -> !answer.contains("\"TIMEOUT\""));
    }

    private static String ask(String document) {
        return GraphQLClient.post(document).asString();
    }

    private void whileModelsAreLocked(Runnable work) {
        whileLocked("model_version", work);
    }

    private void whileLocked(String table, Runnable work) {
        jdbi.useTransaction(handle -> {
            handle.execute(LOCK.formatted(table));
            work.run();
        });
    }

    /** Runs the work while existing connections do not respond. The response must arrive nevertheless. */
    private void whileSilent(Runnable work) throws Exception {
        var backends = backends();
        signal("-STOP", backends);
        try {
            work.run();
        } finally {
            signal("-CONT", backends);
        }
        warmUp();
    }

    /** The pool validates a connection before use, unless it was used in the last half second. */
    private static void waitUntilThePoolLooksAtItsConnections() {
        try {
            Thread.sleep(600);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> backends() {
        return Sql.list(
                jdbi,
                String.class,
                "select cast(pid as text) from pg_stat_activity"
                        + " where datname = current_database() and backend_type = 'client backend'");
    }

    private static void signal(String signal, List<String> processes) throws Exception {
        var command = new ArrayList<>(List.of("kill", signal));
        command.addAll(processes);
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    /** Queried on a separate connection, because the view does not change within a transaction. */
    private int waiting() {
        try (var handle = jdbi.open()) {
            return handle.createQuery(WAITING).mapTo(Integer.class).one();
        }
    }
}
