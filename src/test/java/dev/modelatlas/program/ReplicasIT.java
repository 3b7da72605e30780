package dev.modelatlas.program;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import dev.modelatlas.access.Actor;
import dev.modelatlas.access.KeyRepository;
import dev.modelatlas.access.KeyRole;
import dev.modelatlas.access.KeyScope;
import dev.modelatlas.sql.Database;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.Follower;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.KillableServer;
import dev.modelatlas.testsupport.Publishing;
import dev.modelatlas.testsupport.Sql;
import dev.modelatlas.testsupport.Standby;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/** The packaged program with two real servers, a primary and its standby, which is promoted in the end. */
@Full
@TestMethodOrder(OrderAnnotation.class)
class ReplicasIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CURRENT = "{ revision { number } models { totalCount } }";
    private static final String AT_1 = "{\"data\":{\"revision\":{\"number\":1},\"models\":{\"totalCount\":1}}}";
    private static final String AT_2 = "{\"data\":{\"revision\":{\"number\":2},\"models\":{\"totalCount\":2}}}";

    @TempDir
    static Path directory;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static KillableServer server;
    private static Standby standby;
    private static PGSimpleDataSource primaryDatabase;
    private static PGSimpleDataSource standbyDatabase;
    private static Jdbi primary;
    private static ServingProgram program;

    @BeforeAll
    static void start() throws Exception {
        server = new KillableServer();
        primaryDatabase = server.database();
        primary = Atlas.on(primaryDatabase).jdbi();
        Atlas.on(primary).take("2024-01-01", Csv.file(Csv.row("First", "2024-01-01", "OpenAI")));
        standby = server.standby();
        standbyDatabase = standby.database(primaryDatabase.getDatabaseName());
        var servers = "jdbc:postgresql://127.0.0.1:" + primaryDatabase.getPortNumbers()[0] + ",127.0.0.1:"
                + standbyDatabase.getPortNumbers()[0] + "/" + primaryDatabase.getDatabaseName();
        program = ServingProgram.start(Program.in(directory)
                .with("quarkus.datasource.jdbc.url", servers + "?targetServerType=primary")
                .with("quarkus.datasource.username", "postgres")
                .with("model-atlas.replica.url", servers)
                .with("model-atlas.load-shipped", "false")
                .with("model-atlas.cache.size", "0")
                .with("model-atlas.rate.anonymous", "0"));
    }

    @AfterAll
    static void stop() throws Exception {
        program.close();
        standby.close();
        server.close();
    }

    @Test
    @Order(1)
    void readsFromTheReplicaAndWritesToThePrimary() throws Exception {
        var read = rolledBack(standbyDatabase);
        var readFromPrimary = rolledBack(primaryDatabase);
        for (var times = 0; times < 50; times++) {
            assertThat(ask(CURRENT)).startsWith(AT_1.substring(0, AT_1.length() - 1));
        }
        await().atMost(SOON).until(() -> rolledBack(standbyDatabase) >= read + 50);
        assertThat(rolledBack(primaryDatabase)).isLessThan(readFromPrimary + 10);
        var key =
                new KeyRepository(primary).create(Actor.commandLine(), "Somebody", KeyRole.READER, KeyScope.OWN, null);
        assertThat(ask("{ revision { number } }", "X-API-Key", key.orElseThrow().text()))
                .contains("\"number\":1");
        assertThat(count(primaryDatabase, "select count(*) from api_key where last_used_at is not null"))
                .isEqualTo(1);
    }

    @Test
    @Order(2)
    void usesThePrimaryForRevisionsThatALaggingReplicaLacks() throws Exception {
        standby.stopFollowing();
        try (var follower = following(1)) {
            assertThat(Publishing.publish(primary)).isEqualTo(2);
            assertThat(ask("{ models(revision: 2) { totalCount } now: models { totalCount } revision { number } }"))
                    .startsWith(
                            "{\"data\":{\"models\":{\"totalCount\":2},\"now\":{\"totalCount\":1},\"revision\":{\"number\":1}}");
            assertThat(ask("{ changes(since: 2) { totalCount } }"))
                    .startsWith("{\"data\":{\"changes\":{\"totalCount\":0}}");
            assertThat(changes("since=1")).isEmpty();
            assertThat(changes("since=1&until=2")).contains("\"complete\":true");
            // The client requests the revision at once. The server may announce a revision only when the replica has
            // it.
            var announced = CompletableFuture.supplyAsync(() -> Follower.number(follower.message()))
                    .thenApply(number -> published(standbyDatabase, number));
            var answers = new ArrayList<String>();
            for (var times = 0; times < 50; times++) {
                answers.add(answer());
            }
            assertThat(announced).isNotDone();
            standby.followAgain();
            while (!announced.isDone() || !answers.get(answers.size() - 1).equals(AT_2)) {
                answers.add(answer());
            }
            assertThat(answers).containsOnly(AT_1, AT_2).isSorted();
            assertThat(answers.indexOf(AT_2)).isGreaterThanOrEqualTo(50);
            assertThat(announced.get()).isNotNull();
        }
    }

    @Test
    @Order(3)
    void readsFromThePrimaryWhileTheReplicaIsDown() throws Exception {
        var isOver = new AtomicBoolean();
        var failures = CompletableFuture.supplyAsync(() -> failures(isOver));
        standby.kill();
        var next = Publishing.publish(primary);
        await().atMost(SOON).until(() -> answer().contains("\"number\":" + next));
        standby.start();
        isOver.set(true);
        assertThat(failures.get()).isEmpty();
    }

    @Test
    @Order(4)
    void readsContinueThroughAFailoverAndLaterRevisionsAreAnnounced() throws Exception {
        var newest = Publishing.newest(primary);
        await().atMost(SOON).until(() -> published(standbyDatabase, newest) != null);
        var isOver = new AtomicBoolean();
        try (var follower = following(newest)) {
            var failures = CompletableFuture.supplyAsync(() -> failures(isOver));
            server.kill();
            // A failover takes time. Requests during the failover must get responses, too.
            Thread.sleep(3000);
            standby.promote();
            var next = Publishing.publish(new Database().jdbi(standbyDatabase));
            assertThat(Follower.number(follower.message())).isEqualTo(next);
            isOver.set(true);
            assertThat(failures.get()).isEmpty();
            assertThat(ask("{ models(revision: " + (next + 1) + ") { totalCount } }"))
                    .contains("REVISION_NOT_FOUND");
        }
    }

    /** Sends requests one after the other, and collects the failed ones. */
    private List<String> failures(AtomicBoolean isOver) {
        var failures = new ArrayList<String>();
        while (!isOver.get()) {
            var answer = ask(CURRENT);
            if (answer.contains("\"errors\"")) {
                failures.add(answer);
            }
        }
        return failures;
    }

    private static Follower following(int since) {
        var follower = Follower.connect(program.address());
        follower.subscribe("1", "subscription { revisionPublished(since: " + since + ") { number } }");
        return follower;
    }

    /** The response without extensions. */
    private String answer() {
        return ask(CURRENT).replaceFirst(",\"extensions\".*", "}");
    }

    private String ask(String document, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(program.address() + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\": \"" + document.replace("\"", "\\\"") + "\"}"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).join().body();
    }

    private static String changes(String query) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(program.address() + "/changes?" + query));
        return HTTP.send(request.build(), BodyHandlers.ofString()).body();
    }

    /** The number of rolled-back transactions. The program ends each reading transaction in this way. */
    private static long rolledBack(PGSimpleDataSource database) {
        return count(database, "select xact_rollback from pg_stat_database where datname = current_database()");
    }

    private static long count(PGSimpleDataSource database, String sql) {
        return Sql.one(new Database().jdbi(database), long.class, sql);
    }

    /** When the server's revision was published; null when the server does not have the revision. */
    private static Instant published(PGSimpleDataSource database, int revision) {
        return new Database()
                .jdbi(database)
                .withHandle(handle -> handle.select("select published_at from revision where number = ?", revision)
                        .mapTo(Instant.class)
                        .findOne()
                        .orElse(null));
    }
}
