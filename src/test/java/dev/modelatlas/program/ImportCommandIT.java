package dev.modelatlas.program;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.SourceFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged program with files of other dates: exit codes, reports, and the data afterwards. */
@Full
class ImportCommandIT {
    private static final String FILE = "large_scale_ai_models-2026-05-02.csv";

    @TempDir
    Path directory;

    @Test
    void reportsAnImportAsTextAndJson() throws Exception {
        var report = directory.resolve("report.json");
        var program = Program.in(directory).on(Databases.fresh()).with("model-atlas.load-shipped", "false");
        assertThat(program.run("migrate").exitCode()).isZero();

        var outcome = imported(program, "2026-05-02", "--report", report.toString());
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out().lines().limit(8))
                .containsExactly(
                        "Revision 1 was made.",
                        "  rows read  510, skipped 1",
                        "  added      509",
                        "  changed    0",
                        "  renamed    0",
                        "  removed    0",
                        "  unchanged  0",
                        outcome.out().lines().skip(7).findFirst().orElseThrow());

        var json = new ObjectMapper().readTree(report.toFile());
        assertThat(json.at("/revision").asInt()).isEqualTo(1);
        assertThat(json.at("/rowsSkipped").asInt()).isEqualTo(1);
        assertThat(json.at("/importNotes").findValuesAsText("code"))
                .containsExactly("DUPLICATE", "MALFORMED", "UNKNOWN", "MALFORMED");

        assertThat(program.run("revisions", "show", "1").out().lines().skip(4))
                .containsExactly(
                        "publisher     Epoch AI",
                        "source        Data on AI Models, https://epoch.ai/data/ai-models",
                        "sha256        26ddd8ba0dbc7a3f669d605c19065b80f3acbeedfd20762d248a2efd67949b43",
                        "models        509",
                        "added         509",
                        "changed       0",
                        "renamed       0",
                        "removed       0",
                        "skipped rows  1",
                        "notes         1 DUPLICATE, 2 MALFORMED, 1 UNKNOWN",
                        "  Lines 10 and 11 are the same model (same name, date and organizations) with different "
                                + "facts. Line 10 was used.",
                        "  Line 1668, column \"Link\": \"(LINK\" and 1 more are no http or https links. Left out.",
                        "  Line 2847, column \"Country (of organization)\": \"Multinational\" is not a country. Left out.",
                        "  Line 3170, column \"Link\": \"www.huggingface.co/adept/fuyu-8b\" is no http or https link. "
                                + "Left out.");
        var unknown = program.run("revisions", "show", "2");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err().strip()).isEqualTo("Revision 2 does not exist. Run `revisions` to see all revisions.");
    }

    @Test
    void importsAnOlderFileOnlyWithAllowOlderAndAcceptLosses() throws Exception {
        var report = directory.resolve("report.json");
        var program = Program.in(directory).on(Atlas.filledDatabase());
        var loss = "The newest model would be dated 2026-04-23, 112 days before the current newest model "
                + "(2026-08-13; limit: 60 days). Nothing was written. If the file is correct, import it with "
                + "--accept-losses.";

        var older = imported(program, "2026-05-02");
        assertThat(older.exitCode()).isEqualTo(4);
        assertThat(older.err().strip().lines())
                .containsExactly(
                        "The source is dated 2026-05-02, before the current revision 9 (2026-08-19). To import "
                                + "the older file anyway, use --allow-older. Its data then becomes the current "
                                + "revision.",
                        loss);

        var losing = imported(program, "2026-05-02", "--allow-older", "--report", report.toString());
        assertThat(losing.exitCode()).isEqualTo(4);
        assertThat(losing.err().strip()).isEqualTo(loss);
        JsonNode problems = new ObjectMapper().readTree(report.toFile()).get("problems");
        assertThat(problems.findValuesAsText("code")).containsExactly("MASS_CHANGE");
        assertThat(problems.findValuesAsText("message")).containsExactly(loss);

        var meant = imported(program, "2026-05-02", "--allow-older", "--accept-losses");
        assertThat(meant.exitCode()).isZero();
        assertThat(program.run("revisions", "show", "10").out())
                .contains("\nmodels        509\n", " MASS_CHANGE")
                .contains("The newest model would be dated 2026-04-23");

        var shipped = program.run("import", "--shipped");
        assertThat(shipped.exitCode()).isZero();
        assertThat(shipped.out().strip()).isEqualTo("No shipped revision is missing.");
    }

    @Test
    void outcomeIsPrintedEvenIfTheReportCannotBeWritten() {
        var program = Program.in(directory).on(Atlas.filledDatabase());
        var lost = " The report could not be written to /dev/full: No space left on device.";

        var refused = imported(program, "2026-05-02", "--report", "/dev/full");
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("The import was refused." + lost, "The source is dated 2026-05-02");

        var published = imported(program, "2026-05-02", "--allow-older", "--accept-losses", "--report", "/dev/full");
        assertThat(published.exitCode()).isEqualTo(1);
        assertThat(published.out()).startsWith("Revision 10 was made.");
        assertThat(published.err().strip()).isEqualTo("Revision 10 was made." + lost);
    }

    private static Program.Outcome imported(Program program, String day, String... options) {
        var arguments = new ArrayList<>(
                List.of("import", SourceFiles.more(FILE).toAbsolutePath().toString(), "--as-of", day));
        arguments.addAll(List.of(options));
        return program.run(arguments.toArray(String[]::new));
    }
}
