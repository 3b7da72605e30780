package dev.modelatlas.ops;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.testsupport.Databases;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged program on both kinds of database. */
class ServeIT {
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");

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
        var serving = serve(onEmbedded(directory, database));
        var postgres = ServingProcess.server(database);
        try {
            var revisions = onEmbedded(elsewhere, database).run("revisions");
            assertThat(revisions.exitCode()).isZero();
            assertThat(revisions.out()).startsWith("number  label");
            assertThat(ServingProcess.server(database)).isEqualTo(postgres);
            assertThat(answers()).isTrue();
        } finally {
            end(serving);
        }
        assertThat(postgres.onExit()).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void answersWhileACommandImports() throws Exception {
        var serving = serve(onEmbedded(directory, database));
        try {
            var command = onEmbedded(elsewhere, database);
            var everything = command.run("export", "--format", "csv").out();
            var allButOne = Files.writeString(elsewhere.resolve("all-but-one.csv"), withoutLastLine(everything));
            var importing = command.start(
                    "import", allButOne.toString(), "--as-of", LocalDate.now().toString());
            while (importing.isAlive()) {
                assertThat(answers()).isTrue();
                Thread.sleep(200);
            }
            assertThat(importing.exitValue()).isZero();
            assertThat(Files.readString(elsewhere.resolve("out"))).contains("removed    1\n");
        } finally {
            end(serving);
        }
    }

    @Test
    void secondServerOfADirectoryIsRefused() throws Exception {
        var serving = serve(onEmbedded(directory, database));
        try {
            var second = onEmbedded(elsewhere, database).run("serve");
            assertThat(second.exitCode()).isEqualTo(3);
            assertThat(second.err()).contains("is in use by another process of Model Atlas");
            assertThat(answers()).isTrue();
        } finally {
            end(serving);
        }
    }

    @Test
    void servesFromAServer() throws Exception {
        var serving = serve(onServer());
        try {
            assertThat(answers()).isTrue();
        } finally {
            end(serving);
        }
    }

    @Test
    void commandOpensNoPort() throws Exception {
        try (var occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var outcome = onServer()
                    .with("quarkus.http.port", Integer.toString(occupied.getLocalPort()))
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

    private Program onServer() {
        var database = Databases.fresh();
        return Program.in(directory)
                .withVariable("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl())
                .withVariable("QUARKUS_DATASOURCE_USERNAME", database.username())
                .withVariable("QUARKUS_DATASOURCE_PASSWORD", database.password());
    }

    private Process serve(Program program) throws Exception {
        var process = program.with("quarkus.http.host", "127.0.0.1")
                .with("quarkus.http.port", "0")
                .start();
        var end = Instant.now().plus(Duration.ofMinutes(2));
        while (process.isAlive() && Instant.now().isBefore(end)) {
            if (LISTENING.matcher(log()).find()) {
                return process;
            }
            Thread.sleep(100);
        }
        end(process);
        throw new AssertionError("does not serve:\n" + log());
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("out")) + Files.readString(directory.resolve("err"));
    }

    private boolean answers() throws Exception {
        var address = LISTENING.matcher(log());
        assertThat(address.find()).isTrue();
        var request = HttpRequest.newBuilder(URI.create(address.group(1) + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\": \"{ revision(number: 8) { modelCount } }\"}"))
                .build();
        var answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return answer.startsWith("{\"data\":{\"revision\":{\"modelCount\":526}}");
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
