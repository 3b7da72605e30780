package dev.modelatlas.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Databases;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged program's output before it starts anything. */
class CommandLineIT {
    /** Help loads about 1,400 classes, 500 of which are Java's own; a server loads several thousand more. */
    private static final int MOST_CLASSES = 2_000;

    @TempDir
    Path directory;

    @Test
    void helpShowsCommandsExitCodesAndDatabaseOptions() {
        var help = Program.in(directory).run("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .contains(
                        "serve ",
                        "migrate ",
                        "import ",
                        "revisions ",
                        "organizations ",
                        "models ",
                        "export ",
                        "keys ",
                        "webhooks ",
                        "audit ",
                        "Exit codes:")
                .contains("-Dmodel-atlas.database=embedded", "QUARKUS_DATASOURCE_JDBC_URL=");
    }

    @Test
    void versionOptionPrintsTheProgramAndItsVersion() {
        assertThat(Program.in(directory).run("--version").out()).matches("Model Atlas \\d+\\.\\d+\\.\\d+.*\\s+");
    }

    @Test
    void unknownOptionIsAUsageError() {
        var outcome = Program.in(directory).run("revisions", "--bogus");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("Unknown option: '--bogus'", "Usage: model-atlas revisions");
    }

    @Test
    void explainsHowToSetADatabaseIfNoneIsSet() {
        var outcome = Program.in(directory).run();
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err())
                .startsWith("No database is set. Set one of these:")
                .contains("-Dmodel-atlas.database=embedded", "QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://");
    }

    @Test
    void refusesAnEmbeddedDatabaseTogetherWithADatabaseServer() {
        var outcome = Program.in(directory)
                .with("model-atlas.database", "embedded")
                .withVariable("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/none")
                .run();
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).startsWith("Both model-atlas.database and ");
    }

    @Test
    void unreachableDatabaseIsReportedWithoutAStackTraceOrThePassword() {
        var outcome = Program.in(directory)
                .withVariable("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/none?password=secret")
                .run("revisions");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err())
                .startsWith("Cannot reach the database at jdbc:postgresql://127.0.0.1:1/none: ")
                .doesNotContain("\tat ", "secret");
    }

    @Test
    void outputThatCannotBeWrittenIsAFailure() throws Exception {
        Files.createSymbolicLink(directory.resolve("out"), Path.of("/dev/full"));
        var database = Atlas.filledDatabase();
        assertThat(errorsOfAFailure(database, "revisions"))
                .startsWith("The output is incomplete, because writing to standard output failed.");
        assertThat(errorsOfAFailure(database, "keys", "create", "--name", "Desk", "--role", "reader"))
                .matches("(?s)Created key (\\w+)\\. .*The secret is lost: replace it with `keys rotate \\1`\\. .*");
    }

    private String errorsOfAFailure(Databases.Fresh database, String... arguments) throws Exception {
        // Program.run would read the endless /dev/full.
        var process = Program.in(directory).on(database).start(arguments);
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        return Files.readString(directory.resolve("err"));
    }

    /** A value that is refused under the setting's former name proves that the setting was read. */
    @Test
    void reportsFormerNamesOfSettingsAndAllInvalidSettingsWithoutTheirValues() {
        var outcome = Program.in(directory)
                .on(Databases.fresh())
                .with("model-atlas.http.deadline", "0s")
                .with("model-atlas.webhook.key", "tooShortASecret=")
                .with("model-atlas.http.waiting", "-1")
                .withVariable("MODEL_ATLAS_EXPORT_AT_ONCE", "-1")
                .run();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out() + outcome.err())
                .contains("model-atlas.http.deadline must be at least 1ms", "model-atlas.webhook.key must be 32 bytes")
                .contains("model-atlas.http.queue-size must be at least 0")
                .contains("model-atlas.export.max-concurrent must be at least 0")
                .containsOnlyOnce("model-atlas.http.waiting is now called model-atlas.http.queue-size.")
                .containsOnlyOnce("model-atlas.export.at-once is now called model-atlas.export.max-concurrent.")
                .doesNotContain("tooShort", "Listening on");
    }

    /** The duration depends on the machine, so the test counts loaded classes. */
    @Test
    void quarkusStartsOnlyIfTheCommandNeedsADatabaseAndOneIsSet() throws Exception {
        var loaded = directory.resolve("classes");
        var program = Program.in(directory).withVariable("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded);
        for (var argument : new String[] {"--help", "--bogus", "serve"}) {
            program.run(argument);
            assertThat(Files.readString(loaded))
                    .contains("dev.modelatlas.cli.Main")
                    .doesNotContain("io.quarkus.runner.ApplicationImpl", "io.vertx.", "org.postgresql.")
                    .satisfies(classes -> assertThat(classes.lines()).hasSizeBetween(500, MOST_CLASSES));
        }
        assertThat(directory.resolve(".model-atlas")).doesNotExist();
    }
}
