package dev.modelatlas.health;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import dev.modelatlas.sql.Database;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.KillableServer;

import static dev.modelatlas.health.DataReadinessTest.readiness;
import static dev.modelatlas.health.DataReadinessTest.told;
import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/** Readiness while the database server is killed or frozen. */
@Full
@Concurrent
class LostDatabaseTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static KillableServer server;

    private PGSimpleDataSource database;

    @BeforeAll
    static void start() {
        server = new KillableServer();
    }

    @BeforeEach
    void makeDatabase() {
        database = server.database();
        Atlas.on(database).take("2024-01-01", Csv.file(Csv.row("First", "2024-01-01", "OpenAI")));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void staysReadyAndReportsAKilledDatabase() throws Exception {
        var readiness = readiness(database);
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=ready}"));
        server.kill();
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=unreachable}"));
        assertThat(readiness.isReady()).isFalse();
        server.startAgain();
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=ready}"));
        assertThat(readiness.isReady()).isTrue();
    }

    @Test
    void staysReadyAndReportsWithinSecondsThatTheDatabaseStoppedResponding() throws Exception {
        var readiness = readiness(database);
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=ready}"));
        server.freeze();
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=unreachable}"));
        server.thaw();
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=ready}"));
    }

    @Test
    void isNotReadyBeforeTheDatabaseFirstResponds() throws Exception {
        server.kill();
        var readiness = readiness(database);
        assertThat(told(readiness)).isEqualTo("DOWN {database=unreachable}");
        server.startAgain();
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=ready}"));
    }

    @Test
    void staysNotReadyIfTheDatabaseIsKilledAfterItsTablesAreDropped() throws Exception {
        var readiness = readiness(database);
        await().atMost(SOON).until(() -> told(readiness).equals("UP {database=ready}"));
        new Database().jdbi(database).useHandle(handle -> handle.execute("drop schema public cascade"));
        await().atMost(SOON).until(() -> told(readiness).equals("DOWN {database=outdated}"));
        server.kill();
        await().atMost(SOON).until(() -> told(readiness).equals("DOWN {database=unreachable}"));
        server.startAgain();
    }
}
