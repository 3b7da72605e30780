package dev.modelatlas.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.embedded.ServingProcess;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.Follower;
import dev.modelatlas.testsupport.Full;

import static dev.modelatlas.testsupport.Waiting.await;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The packaged program with both kinds of database. */
class ServeIT {
    @TempDir
    Path directory;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** All tests share the directory and its database, because creating a database takes seconds. */
    @TempDir
    static Path home;

    private final Path database = home.resolve("database");
    private Path elsewhere;

    @BeforeEach
    void makeAnotherDirectory() throws IOException {
        elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    }

    @Test
    void servesFromAnEmbeddedDatabaseSharedWithCommands() throws Exception {
        ProcessHandle postgres;
        try (var serving = ServingProgram.start(onEmbedded(directory, database))) {
            postgres = ServingProcess.server(database);
            var revisions = onEmbedded(elsewhere, database).run("revisions");
            assertThat(revisions.exitCode()).isZero();
            assertThat(revisions.out()).startsWith("number  label");
            assertThat(ServingProcess.server(database)).isEqualTo(postgres);
            assertThat(answers(serving)).isTrue();
        }
        assertThat(postgres.onExit()).succeedsWithin(Duration.ofMinutes(1));
    }

    @Test
    void answersWhileACommandImports() throws Exception {
        try (var serving = ServingProgram.start(onEmbedded(directory, database))) {
            var command = onEmbedded(elsewhere, database);
            var everything = command.run("export", "--format", "csv").out();
            var allButOne = Files.writeString(elsewhere.resolve("all-but-one.csv"), withoutLastLine(everything));
            var importing = command.start(
                    "import", allButOne.toString(), "--as-of", LocalDate.now().toString());
            do {
                assertThat(answers(serving)).isTrue();
            } while (!importing.waitFor(200, TimeUnit.MILLISECONDS));
            assertThat(importing.exitValue()).isZero();
            assertThat(Files.readString(elsewhere.resolve("out"))).contains("removed    1\n");
        }
    }

    @Test
    void refusesASecondServerOnTheSameDirectory() throws Exception {
        try (var serving = ServingProgram.start(onEmbedded(directory, database))) {
            var second = onEmbedded(elsewhere, database).run("serve");
            assertThat(second.exitCode()).isEqualTo(3);
            assertThat(second.err()).contains("Another Model Atlas process is using the database in");
            assertThat(answers(serving)).isTrue();
        }
    }

    /**
     * In this test, the database blocks until all requests have arrived. Requests that fit into the slots and the queue
     * get responses; the others are refused, and succeed when they are repeated. {@code .ci/long overload} measures the
     * speed.
     */
    @Full
    @Test
    void requestsRefusedAboveCapacitySucceedWhenRepeated() throws Exception {
        var database = Atlas.filledDatabase();
        var program = onServer(database)
                .with("model-atlas.rate.anonymous", "0")
                .with("model-atlas.http.max-concurrent", "2")
                .with("model-atlas.http.queue-size", "8")
                .with("model-atlas.http.deadline", "5m");
        try (var serving = ServingProgram.start(program);
                var blocker = database.dataSource().getConnection();
                var statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("lock table model_version in access exclusive mode");
            var answers = IntStream.range(0, 100)
                    .mapToObj(which -> count(serving, which))
                    .toList();
            await().atMost(Duration.ofMinutes(2))
                    .until(() ->
                            answers.stream().filter(CompletableFuture::isDone).count() >= 90);
            blocker.rollback();
            var statuses = answers.stream().collect(groupingBy(CompletableFuture::join, counting()));
            assertThat(statuses).isEqualTo(Map.of(200, 10L, 503, 90L));
            for (var which = 0; which < answers.size(); which++) {
                if (answers.get(which).join() == 503) {
                    assertThat(count(serving, which).join()).isEqualTo(200);
                }
            }
        }
    }

    @Test
    void servesFromADatabaseServerAndClosesSubscriptionsAtShutdown() throws Exception {
        var program = onServer(Databases.fresh())
                .with("quarkus.shutdown.timeout", "10m")
                .with("quarkus.shutdown.delay", "3s");
        try (var serving = ServingProgram.start(program);
                var client = Follower.connect(serving.address())) {
            assertThat(answers(serving)).isTrue();
            client.subscribe("1", "subscription { revisionPublished(since: 7) { number } }");
            assertThat(client.numbers(1)).containsExactly(8);
            serving.process().destroy();
            assertThat(client.closeCode()).isEqualTo(1001);
            // A new connection would end without a close code.
            assertThatThrownBy(() -> Follower.connect(serving.address()))
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            refused -> assertThat(refused.getResponse().statusCode())
                                    .isEqualTo(503));
            // Without {@code UpgradedRequest}, the shutdown would wait for the WebSocket until
            // quarkus.shutdown.timeout.
            assertThat(serving.process().onExit()).succeedsWithin(Duration.ofMinutes(2));
        }
    }

    @Test
    void commandsOtherThanServeListenOnNoPort() throws Exception {
        try (var occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(occupied.getLocalPort());
            var outcome = onServer(Databases.fresh())
                    .with("quarkus.http.port", port)
                    .with("quarkus.management.port", port)
                    .run("revisions");
            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.out().lines()).singleElement().asString().startsWith("number  label");
        }
    }

    private static String withoutLastLine(String text) {
        return text.substring(0, text.stripTrailing().lastIndexOf('\n') + 1);
    }

    private static Program onEmbedded(Path directory, Path database) {
        return Program.in(directory)
                .with("model-atlas.database", "embedded")
                .with("model-atlas.database.directory", database.toString());
    }

    private Program onServer(Databases.Fresh database) {
        return Program.in(directory).on(database);
    }

    /** The status of a request that differs from all others, so that it reads the database. */
    private static CompletableFuture<Integer> count(ServingProgram serving, int which) {
        var document = "{ models(filter: {minParameters: " + which + "}) { totalCount } }";
        var request = HttpRequest.newBuilder(serving.address().resolve("/graphql"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json")
                .header("Accept", "application/graphql-response+json")
                .POST(BodyPublishers.ofString("{\"query\": \"" + document + "\"}"))
                .build();
        return CLIENT.sendAsync(request, BodyHandlers.ofString()).thenApply(ServeIT::statusOf);
    }

    /** The status of a response; asserts that its body fits the status. */
    private static int statusOf(HttpResponse<String> answer) {
        assertThat(answer.body())
                .startsWith(answer.statusCode() == 200 ? "{\"data\":{\"models\":{\"totalCount\":" : "{\"errors\":");
        return answer.statusCode();
    }

    private static boolean answers(ServingProgram serving) throws Exception {
        var request = HttpRequest.newBuilder(serving.address().resolve("/graphql"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\": \"{ revision(number: 8) { modelCount } }\"}"))
                .build();
        var answer = CLIENT.send(request, BodyHandlers.ofString()).body();
        return answer.startsWith("{\"data\":{\"revision\":{\"modelCount\":526}}");
    }
}
