package dev.modelatlas.shortlink;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Publishing;
import dev.modelatlas.testsupport.Sql;
import dev.modelatlas.testsupport.StatementCounter;

import static dev.modelatlas.testsupport.Waiting.await;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/** Clients that leave while the database does not answer, because the test holds a lock. */
@QuarkusTest
@TestProfile(Publishing.class)
class AbandonedLinksTest {
    private static final int CLIENTS = 20;
    private static final int THREADS = 2;
    private static final String PATH = "/s/0000000000000000";

    @Inject
    Jdbi jdbi;

    @Inject
    MeterRegistry metrics;

    @Inject
    StatementCounter statements;

    @Test
    void documentsAreNotReadForDisconnectedClients() {
        var sent = statements.sent(() -> {
            jdbi.useTransaction(handle -> {
                handle.execute("lock table stored_document in access exclusive mode");
                var clients = clients();
                await().until(() -> requests() == CLIENTS);
                await().until(() -> waitingForTheLock() == THREADS);
                close(clients);
                await().until(() -> requests() == 0);
            });
            // The server handles this request after those of the clients that left.
            assertThat(given().get(PATH).statusCode()).isEqualTo(404);
        });
        var reads = sent.stream()
                .filter(statement -> statement.contains("from stored_document"))
                .toList();
        // The two threads had begun to read when the clients left. Each thread queries a replica and then the primary.
        assertThat(reads).hasSizeBetween(2, 2 * (THREADS + 1));
    }

    private double requests() {
        return metrics.get("atlas.rest.requests")
                .tag("threads", "short-links")
                .gauge()
                .value();
    }

    private int waitingForTheLock() {
        return Sql.one(
                jdbi,
                Integer.class,
                "select count(*) from pg_locks where not granted and relation = cast('stored_document' as regclass)"
                        + " and database = (select oid from pg_database where datname = current_database())");
    }

    private static List<Socket> clients() {
        var clients = new ArrayList<Socket>();
        for (var client = 0; client < CLIENTS; client++) {
            try {
                var socket = new Socket(RestAssured.baseURI.replace("http://", ""), RestAssured.port);
                socket.getOutputStream()
                        .write(("GET " + PATH + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII));
                clients.add(socket);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return clients;
    }

    private static void close(List<Socket> clients) {
        clients.forEach(client -> {
            try {
                client.close();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }
}
