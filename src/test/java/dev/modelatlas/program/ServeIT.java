package dev.modelatlas.program;

import java.net.ConnectException;
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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.embedded.ServingProcess;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Csv;
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

    /** One server for all steps, because starting a server and its database takes many seconds. */
    @Test
    void serverSharesItsEmbeddedDatabaseWithCommandsUntilTheServerEnds() throws Exception {
        var database = directory.resolve("database");
        var elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        ProcessHandle postgres;
        try (var serving = ServingProgram.start(onEmbedded(directory, database))) {
            postgres = ServingProcess.server(database);
            assertThat(answers(serving)).isTrue();
            var command = onEmbedded(elsewhere, database);
            refusesASecondServer(command);
            answersWhileACommandImports(serving, command);
            assertThat(ServingProcess.server(database)).isEqualTo(postgres);
            assertThat(answers(serving)).isTrue();
        }
        assertThat(postgres.onExit()).succeedsWithin(Duration.ofMinutes(1));
    }

    private static void refusesASecondServer(Program command) {
        var second = command.run("serve");
        assertThat(second.exitCode()).isEqualTo(3);
        assertThat(second.err()).contains("Another Model Atlas process is using the database in");
    }

    private static void answersWhileACommandImports(ServingProgram serving, Program command) throws Exception {
        var everything = command.run("export", "--format", "csv");
        assertThat(everything.exitCode()).isZero();
        var allButOne =
                Files.writeString(command.directory().resolve("all-but-one.csv"), withoutLastLine(everything.out()));
        var importing = command.start(
                "import", allButOne.toString(), "--as-of", LocalDate.now().toString());
        do {
            assertThat(answers(serving)).isTrue();
        } while (!importing.waitFor(200, TimeUnit.MILLISECONDS));
        assertThat(importing.exitValue()).isZero();
        assertThat(Files.readString(command.directory().resolve("out"))).contains("removed    1\n");
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
        var database = Atlas.emptyDatabase();
        Atlas.on(database.dataSource()).take("2024-07-16", Csv.file(Csv.row("First", "2024-01-01", "OpenAI")));
        var program = onServer(database).with("quarkus.shutdown.timeout", "10m").with("quarkus.shutdown.delay", "5s");
        try (var serving = ServingProgram.start(program);
                var client = Follower.connect(serving.address())) {
            client.subscribe("1", "subscription { revisionPublished(since: 0) { number } }");
            assertThat(client.numbers(1)).containsExactly(1);
            serving.process().destroy();
            assertThat(client.closeCode()).isEqualTo(1001);
            // A new connection would end without a close code. On a busy machine, the port may already be closed.
            assertThatThrownBy(() -> Follower.connect(serving.address()))
                    .cause()
                    .satisfiesAnyOf(
                            refused -> assertThat(refused)
                                    .isInstanceOfSatisfying(
                                            WebSocketHandshakeException.class,
                                            handshake -> assertThat(handshake
                                                            .getResponse()
                                                            .statusCode())
                                                    .isEqualTo(503)),
                            refused -> assertThat(refused).isInstanceOf(ConnectException.class));
            // Without {@code UpgradedRequest}, the shutdown would wait for the WebSocket until
            // quarkus.shutdown.timeout.
            assertThat(serving.process().onExit()).succeedsWithin(Duration.ofMinutes(2));
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
