package dev.modelatlas.program;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void importWithoutADateIsAUsageErrorEvenWithoutADatabase() {
        var outcome = Program.in(directory).run("import", "models.csv");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("Missing required option: '--as-of=DATE'");
    }

    @Test
    void importOfAMissingFileIsAUsageError() {
        var outcome = Program.in(directory).run("import", "models.csv", "--as-of", "2026-08-19");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("There is no readable file models.csv");
    }

    @ParameterizedTest
    @CsvSource({
        "keys, Missing required subcommand",
        "keys create --name=Desk, Missing required option: '--role=reader|publisher'",
        "keys create --name=Desk --role=owner, Invalid value for option '--role': expected one of [READER; PUBLISHER]",
        "keys create --name=Desk --role=reader --expires=2020-01-01, --expires 2020-01-01 is not in the future",
        "keys rotate 0123456789ab --overlap=721, --overlap must be 0 to 720 hours",
        "keys revoke, Missing required parameter: 'ID'",
        "webhooks, Missing required subcommand",
        "webhooks add --name=Desk, Missing required option: '--url=URL'",
        "webhooks add --name=Desk --url=https://a.example --since=-1, --since must be the number of a revision; or 0 "
                + "for all",
        "webhooks rotate-secret 0123456789ab --overlap=721, --overlap must be 0 to 720 hours",
        "webhooks replay, Missing required parameter: 'ID'",
        "organizations, Missing required subcommand",
        "organizations set, Missing required parameter: 'SLUG'",
        "organizations set openai, Nothing to set: give --name-ko; --sector; --headquarters; --group; --alias or --successor-of",
        "organizations set openai --sector=company, Invalid value for option '--sector': expected one of [INDUSTRY; ACADEMIA;"
                + " GOVERNMENT; RESEARCH_COLLECTIVE] (case-insensitive) but was 'company'",
        "organizations set openai --alias=, --alias must be one line of 1 to 200 characters; without leading; "
                + "trailing or double spaces",
        "models set gpt-4, Nothing to set: give --alias; --country or --sector",
        "models set gpt-4 --country=KR, --country and --sector require --reason",
        "models set gpt-4 --alias=GPT4 --reason=short, --reason is valid only with --country and --sector",
        "sync --from=ftp://source.example/models.csv, --from must be a URL such as https://example.org/models.csv; not "
                + "ftp://source.example/models.csv",
        "audit --since=yesterday, Invalid value for option '--since': 'yesterday' is not a date",
    })
    void wrongUseOfACommandIsAUsageErrorEvenWithoutADatabase(String line, String message) {
        var outcome = Program.in(directory).run(line.split(" "));
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err().replace(',', ';')).startsWith(message.replace(',', ';'));
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
    void reportsAllInvalidSettingsWithoutTheirValues() {
        var outcome = Program.in(directory)
                .on(Databases.fresh())
                .with("model-atlas.http.deadline", "0s")
                .with("model-atlas.webhook.key", "tooShortASecret=")
                .run();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out() + outcome.err())
                .contains("model-atlas.http.deadline must be at least 1ms", "model-atlas.webhook.key must be 32 bytes")
                .doesNotContain("tooShort", "Listening on");
    }

    /** A value that is refused proves that the setting was read. */
    @Test
    void acceptsSettingsUnderTheirFormerNamesWithAWarning() {
        var outcome = Program.in(directory)
                .on(Databases.fresh())
                .with("model-atlas.http.waiting", "-1")
                .withVariable("MODEL_ATLAS_EXPORT_AT_ONCE", "-1")
                .run();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out() + outcome.err())
                .contains("model-atlas.http.queue-size must be at least 0")
                .contains("model-atlas.export.max-concurrent must be at least 0")
                .containsOnlyOnce("model-atlas.http.waiting is now called model-atlas.http.queue-size.")
                .containsOnlyOnce("model-atlas.export.at-once is now called model-atlas.export.max-concurrent.");
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
