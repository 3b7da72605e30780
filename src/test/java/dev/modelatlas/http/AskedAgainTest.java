package dev.modelatlas.http;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Follower;
import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.testsupport.McpClient;
import dev.modelatlas.testsupport.Sql;

import static dev.modelatlas.testsupport.Waiting.await;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

/** Reads whose database connection is terminated while they wait for a lock. */
@QuarkusTest
class AskedAgainTest {
    private static final String WAITING =
            " from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

    @Inject
    Jdbi jdbi;

    @Test
    void retriesAQueryWhoseDatabaseConnectionIsTerminated() {
        var answer = whileConnectionsAreTerminated(
                () -> GraphQLClient.post("query Again { models(first: 1) { nodes { slug } } }")
                        .asString());
        assertThatJson(answer).node("errors").isAbsent();
        assertThatJson(answer).node("data.models.nodes").isArray().hasSize(1);
    }

    @Test
    void retriesAToolWhoseDatabaseConnectionIsTerminated() {
        var answer = whileConnectionsAreTerminated(
                () -> McpClient.call("query", Map.of("query", "query Again { models(first: 2) { nodes { slug } } }"))
                        .asString());
        assertThatJson(answer)
                .node("result.structuredContent.data.models.nodes")
                .isArray()
                .hasSize(2);
    }

    @Test
    void retriesAnEventWhoseDatabaseConnectionIsTerminated() {
        try (var client = Follower.connect()) {
            var message = whileConnectionsAreTerminated(() -> client.subscribe(
                            "1",
                            "subscription { revisionPublished(since: 8)"
                                    + " { trends(filter: {minTrainingFlop: 1e20}) { modelCount } } }")
                    .message()
                    .toString());
            assertThatJson(message).node("payload.errors").isAbsent();
            assertThatJson(message)
                    .node("payload.data.revisionPublished.trends.modelCount")
                    .isIntegralNumber();
        }
    }

    /** Terminates the first database connection of a request; its second one gets the data. */
    private String whileConnectionsAreTerminated(Supplier<String> request) {
        var answer = new CompletableFuture<String>();
        jdbi.useTransaction(lock -> {
            lock.execute("lock table model_version, trend_cell, trend_group in access exclusive mode");
            answer.completeAsync(request);
            var first = await().until(this::waiting, pids -> pids.size() == 1);
            jdbi.useHandle(handle -> handle.execute("select pg_terminate_backend(pid)" + WAITING));
            await().until(() ->
                    answer.isDone() || waiting().size() == 1 && !waiting().equals(first));
        });
        return answer.join();
    }

    /** The process IDs of the connections that wait for a lock. */
    private List<Integer> waiting() {
        return Sql.list(jdbi, Integer.class, "select pid" + WAITING);
    }
}
