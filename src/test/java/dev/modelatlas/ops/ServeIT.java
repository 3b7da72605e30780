package dev.modelatlas.ops;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.bench.Answered;
import dev.modelatlas.bench.Client;
import dev.modelatlas.bench.Load;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.Follower;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged program on both kinds of database. */
class ServeIT {
    @TempDir
    Path directory;

    /** One for all: making one takes seconds. */
    @TempDir
    static Path home;

    private final Path database = home.resolve("database");
    private Path elsewhere;

    @BeforeEach
    void makeAnotherDirectory() throws IOException {
        elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    }

    @Test
    void servesFromAnEmbeddedDatabaseWhichCommandsShare() throws Exception {
        ProcessHandle postgres;
        try (var serving = ServingProgram.start(onEmbedded(directory, database))) {
            postgres = ServingProcess.server(database);
            var revisions = onEmbedded(elsewhere, database).run("revisions");
            assertThat(revisions.exitCode()).isZero();
            assertThat(revisions.out()).startsWith("number  label");
            assertThat(ServingProcess.server(database)).isEqualTo(postgres);
            assertThat(answers(serving)).isTrue();
        }
        assertThat(postgres.onExit()).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void answersWhileACommandImports() throws Exception {
        try (var serving = ServingProgram.start(onEmbedded(directory, database))) {
            var command = onEmbedded(elsewhere, database);
            var everything = command.run("export", "--format", "csv").out();
            var allButOne = Files.writeString(elsewhere.resolve("all-but-one.csv"), withoutLastLine(everything));
            var importing = command.start(
                    "import", allButOne.toString(), "--as-of", LocalDate.now().toString());
            while (importing.isAlive()) {
                assertThat(answers(serving)).isTrue();
                Thread.sleep(200);
            }
            assertThat(importing.exitValue()).isZero();
            assertThat(Files.readString(elsewhere.resolve("out"))).contains("removed    1\n");
        }
    }

    @Test
    void secondServerOfADirectoryIsRefused() throws Exception {
        try (var serving = ServingProgram.start(onEmbedded(directory, database))) {
            var second = onEmbedded(elsewhere, database).run("serve");
            assertThat(second.exitCode()).isEqualTo(3);
            assertThat(second.err()).contains("is in use by another process of Model Atlas");
            assertThat(answers(serving)).isTrue();
        }
    }

    /** How fast is for {@code .ci/long overload} to tell; here everyone gets an answer or a refusal, and later an answer. */
    @Test
    void refusesWhatIsTooMuchAndAnswersItLater() throws Exception {
        var program = onServer(Atlas.filledDatabase())
                .with("model-atlas.rate.anonymous", "0")
                .with("model-atlas.http.waiting", "8");
        try (var serving = ServingProgram.start(program)) {
            var answers = new Load(new Client(serving.address()), 1).closed(100, Duration.ofSeconds(3));
            assertThat(answers).allMatch(answer -> answer.isSuccess() || answer.isRefusal());
            assertThat(answers).anyMatch(Answered::isSuccess).anyMatch(Answered::isRefusal);
            assertThat(new Load(new Client(serving.address()), 1).closed(4, Duration.ofSeconds(2)))
                    .allMatch(Answered::isSuccess);
        }
    }

    @Test
    void servesFromAServerAndTellsWhoFollowsWhenItStops() throws Exception {
        try (var serving = ServingProgram.start(onServer(Databases.fresh()));
                var client = Follower.connect(serving.address())) {
            assertThat(answers(serving)).isTrue();
            client.subscribe("1", "subscription { revisionPublished(since: 7) { number } }");
            assertThat(client.numbers(1)).containsExactly(8);
            serving.process().destroy();
            assertThat(client.closeCode()).isEqualTo(1001);
            // No longer than for requests: a WebSocket is none that would be waited for until quarkus.shutdown.timeout.
            assertThat(serving.process().onExit()).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void commandOpensNoPort() throws Exception {
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

    private static boolean answers(ServingProgram serving) throws Exception {
        var request = HttpRequest.newBuilder(serving.address().resolve("/graphql"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\": \"{ revision(number: 8) { modelCount } }\"}"))
                .build();
        var answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return answer.startsWith("{\"data\":{\"revision\":{\"modelCount\":526}}");
    }
}
