package dev.modelatlas.http;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.GraphQLClient;
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
        var answer = new CompletableFuture<String>();
        jdbi.useTransaction(lock -> {
            lock.execute("lock table model_version in access exclusive mode");
            answer.completeAsync(() -> ask("query Again { models(first: 1) { nodes { slug } } }"));
            var first = await().until(this::waiting, pids -> pids.size() == 1);
            jdbi.useHandle(handle -> handle.execute("select pg_terminate_backend(pid)" + WAITING));
            await().until(this::waiting, pids -> pids.size() == 1 && !pids.equals(first));
        });
        assertThatJson(answer.join()).node("errors").isAbsent();
        assertThatJson(answer.join()).node("data.models.nodes").isArray().hasSize(1);
    }

    private static String ask(String document) {
        return GraphQLClient.post(document).asString();
    }

    /** The process IDs of the connections that wait for a lock. */
    private List<Integer> waiting() {
        return Sql.list(jdbi, Integer.class, "select pid" + WAITING);
    }
}
