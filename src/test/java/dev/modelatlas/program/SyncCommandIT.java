package dev.modelatlas.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.upstream.Origin;

import static dev.modelatlas.testsupport.Waiting.await;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

/** The packaged program's output and exit code when the source is available, broken or unreachable. */
@Full
class SyncCommandIT {
    private static final Path FILE = Path.of("db/seed/0001-2024-07-16.csv");

    @TempDir
    Path directory;

    private final Databases.Fresh database = Databases.fresh();
    private Origin origin;
    private Program program;

    @BeforeEach
    void source() throws IOException {
        origin = new Origin();
        program = Program.in(directory)
                .on(database)
                .with("model-atlas.load-shipped", "false")
                .with("model-atlas.source.private-addresses", "true");
    }

    @AfterEach
    void end() {
        origin.close();
    }

    @Test
    void exitCodesShowTheResult() throws IOException {
        var file = Files.readString(FILE);
        origin.has(file, "\"1\"", "Tue, 16 Jul 2024 23:30:00 GMT");
        var made = sync();
        assertThat(made.exitCode()).isZero();
        assertThat(made.out()).startsWith("Revision 1 was made.\n  rows read  192\n");

        var nothingNew = sync();
        assertThat(nothingNew.exitCode()).isZero();
        assertThat(nothingNew.out().strip()).isEqualTo("Nothing new: the source still has the same file.");

        origin.has("<!DOCTYPE html>\n<html><body>Moved</body></html>\n", "\"2\"", null);
        var refused = sync();
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).isNotBlank().doesNotContain("\tat ");

        var lines = file.lines().toList();
        origin.has(String.join("\n", lines.subList(0, lines.size() * 6 / 10)) + "\n", "\"3\"", null);
        var losses = sync();
        assertThat(losses.exitCode()).isEqualTo(4);
        assertThat(losses.err()).contains("models would be removed");

        origin.status(500);
        var unreachable = sync();
        assertThat(unreachable.exitCode()).isEqualTo(5);
        assertThat(unreachable.err().strip()).isEqualTo("The source responded with status 500, not 200.");

        assertThat(program.run("revisions").out().lines().count()).isEqualTo(2);
        assertThat(origin.conditions()).containsExactly("none", "\"1\"", "\"1\"", "\"1\"", "\"1\"");
    }

    @Test
    void explainsHowToSetTheUrlIfItIsMissing() {
        var outcome = program.run("sync");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err().strip())
                .isEqualTo("No source is configured. Use --from URL, or set model-atlas.source.url.");
    }

    @Test
    void serversCheckTheSourceOnSchedule() throws IOException {
        origin.has(Files.readString(FILE), "\"1\"", null);
        var serving = program.with("model-atlas.source.url", origin.url().toString())
                .with("model-atlas.source.interval", "1s");
        assertThat(program.with("model-atlas.source.url", origin.url().toString())
                        .run("sync")
                        .err())
                .contains("The database has no revision");
        Atlas.on(database.dataSource())
                .take(Atlas.partner("2024-01-01"), Csv.file(Csv.row("Newborn", "2023-11-01", "Newborn Labs")));
        var others = Files.createDirectory(directory.resolve("other"));
        try (var one = ServingProgram.start(serving)) {
            // A check that takes longer than the interval does not stop the other server from beginning the next.
            await().atMost(2, MINUTES).until(() -> knowsWhatCameOfIt(one));
            try (var other = ServingProgram.start(new Program(others, serving.options(), serving.environment()))) {
                await().atMost(2, MINUTES).until(() -> knowsWhatCameOfIt(other));
                await().atMost(2, MINUTES).until(() -> origin.conditions().contains("\"1\""));
            }
        }
        assertThat(origin.conditions()).filteredOn("none"::equals).hasSize(1);
        assertThat(program.run("revisions").out().lines().count()).isEqualTo(3);
    }

    private static boolean knowsWhatCameOfIt(ServingProgram server) {
        return given().get(server.management().resolve("/q/metrics"))
                .asString()
                .matches("(?s).*atlas_source_outcome\\{outcome=\"(imported|unchanged)\"} 1[.]0.*");
    }

    private Program.Outcome sync() {
        return program.run("sync", "--from", origin.url().toString());
    }
}
