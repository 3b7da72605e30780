package dev.modelatlas.ingest;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.ingest.draft.PlainText;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.Note;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.ingest.report.ValidationReport;
import dev.modelatlas.ingest.report.ValidationReport.SkippedModel;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The problems, notes and changes that an import finds, and how it reports and writes them, without a database. */
@Concurrent
class ValidationReportTest {
    private final ValidationReport findings = new ValidationReport(false);

    @Test
    void keepsTheFirst1000ProblemsAndCountsTheRest() {
        assertThat(findings.hasProblems()).isFalse();
        IntStream.rangeClosed(1, 1000).forEach(line -> findings.problem(problem(line)));
        assertThat(findings.hasProblems()).isTrue();
        assertThat(findings.problems()).hasSize(1000).last().isEqualTo(problem(1000));
        findings.problem(problem(1001));
        findings.problem(problem(1002));
        assertThat(findings.problems()).hasSize(1001).last().isEqualTo(Problem.of(ProblemCode.MORE, "... and 2 more."));
    }

    @Test
    void keepsTheFirst1000CorrectionsAndCountsTheRest() {
        IntStream.rangeClosed(1, 1000).forEach(line -> findings.correction("Line " + line));
        assertThat(findings.corrections()).hasSize(1000).last().isEqualTo("Line 1000");
        findings.correction("Line 1001");
        assertThat(findings.corrections()).hasSize(1001).last().isEqualTo("... and 1 more.");
        assertThat(findings.hasProblems()).isFalse();
    }

    @Test
    void countsSkippedRowsAndKeepsTheirNamesAndSlugs() {
        findings.skipped(2);
        findings.skippedRow(new SkippedModel("A", null));
        findings.skippedRow(new SkippedModel("A", null));
        findings.skippedRow(new SkippedModel("", "b"));
        assertThat(findings.skippedRows()).isEqualTo(5);
        assertThat(findings.skippedModels()).isEqualTo(Set.of(new SkippedModel("A", null), new SkippedModel("", "b")));
    }

    @Test
    void refusesMoreThan100000SkippedModels() {
        IntStream.range(0, 100_000).forEach(row -> findings.skippedRow(new SkippedModel("Model " + row, null)));
        assertThatThrownBy(() -> findings.skippedRow(new SkippedModel("One more", null)))
                .isInstanceOf(RefusedException.class)
                .hasMessage("The file has more than 100000 unusable rows, so it is probably the wrong file.");
    }

    @Test
    void refusesSkippedModelsWithMoreThan10MillionCharacters() {
        IntStream.range(100_000, 120_000)
                .forEach(row -> findings.skippedRow(new SkippedModel("N".repeat(494) + row, null)));
        findings.skippedRow(new SkippedModel("N".repeat(494) + 100_000, null));
        assertThatThrownBy(() -> findings.skippedRow(new SkippedModel("", "s")))
                .isInstanceOf(RefusedException.class)
                .hasMessage(
                        "The file has more than 10000000 characters in the names and slugs of its unusable rows, so it"
                                + " is probably the wrong file.");
    }

    @Test
    void refusalHasASentenceForEachProblem() {
        var refusal =
                new RefusedException(List.of(problem(1), Problem.inCall(ProblemCode.BLANK, "Blank.", "upserts", "0")));
        assertThat(refusal).hasMessage("Line 1\nBlank.");
        assertThat(refusal.sentences()).containsExactly("Line 1", "Blank.");
        assertThat(refusal.problems())
                .containsExactly(
                        problem(1), new Problem(ProblemCode.BLANK, "Blank.", null, null, List.of("upserts", "0")));
        assertThat(new RefusedException("No.").problems())
                .containsExactly(new Problem(ProblemCode.REFUSED, "No.", null, null, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "a-b, ''",
        "a-b b-c, ''",
        "a-a, a",
        "a-b b-a, a b",
        "a-b b-c c-a d-a c-e, a b c",
        "a-b b-a b-c c-d d-c, a b c d",
        "a-b b-a b-c c-x x-d d-e e-d e-f f-g, a b c d e x",
    })
    void cycleCheckFindsTheNodesOfCyclesAndOfPathsBetweenCycles(String edges, String names) {
        var circles = new CycleCheck();
        List.of(edges.split(" ")).forEach(edge -> circles.add(edge.substring(0, 1), edge.substring(2)));
        assertThat(circles.find()).isEqualTo(names.isEmpty() ? Set.of() : Set.of(names.split(" ")));
    }

    @Test
    void formatsARowForPostgresCopy() {
        var row = new CopyRow().add(7).add((Object) null).add("a\\b\tc\nd\re").add(List.of("x\"y", "\\", ""));
        assertThat(text(new CopyRow().add(row).add(row)))
                .isEqualTo("%1$s\t%1$s\n".formatted("7\t\\N\ta\\\\b\\tc\\nd\\re\t{\"x\\\\\"y\",\"\\\\\\\\\",\"\"}"));
        assertThat(text(new CopyRow().add(List.of()))).isEqualTo("{}\n");
    }

    @Test
    void digestDependsOnTheValuesAndTheVersionNumber() {
        var digest = new CopyRow().add("a").digest(1);
        assertThat(new CopyRow().add("a").digest(1)).isEqualTo(digest);
        assertThat(new CopyRow().add("b").digest(1)).isNotEqualTo(digest);
        assertThat(new CopyRow().add("a").digest(2)).isNotEqualTo(digest);
    }

    @ParameterizedTest
    @CsvSource({
        ", ''",
        "'', ''",
        "' a\u00a0\u3000b ', a b",
        "'a\u0000b', a b",
        "e\u0301, \u00e9",
    })
    void normalizesText(String raw, String text) {
        assertThat(PlainText.of(raw)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void originIsPartnerForCallsAndSourceForFiles(boolean isCall) {
        var call = isCall ? new Call("key", "sha", 7) : null;
        var publication = new Publication(
                null, Atlas.dataset("Partner", "2026-08-19"), null, null, null, Fact.LATEST_EDITION, Set.of(), call);
        assertThat(publication.origin()).isEqualTo(isCall ? "PARTNER" : "SOURCE");
        assertThat(publication.idempotencyKey()).isEqualTo(isCall ? "key" : null);
        assertThat(publication.baseRevision()).isEqualTo(isCall ? 7 : null);
        assertThat(publication.labelOrDay()).isEqualTo("2026-08-19");
    }

    @Test
    void datasetOfEpochAiHasTheLicenceOfEpochAi() {
        var dataset = Dataset.ofEpoch(LocalDate.parse("2026-08-19"));
        assertThat(dataset.publisher()).isEqualTo("Epoch AI");
        assertThat(dataset.licence()).isEqualTo("CC BY 4.0");
    }

    @Test
    void noteNeverEndsWithHalfACharacter() {
        assertThat(Note.shortened("a".repeat(79) + "\uD83D\uDE00b")).isEqualTo("a".repeat(79) + "\uD83D\uDE00...");
    }

    @Test
    void reportListsTheChanges() {
        var report = report(9, false, true, 3, 2);
        assertThat(report.lines())
                .containsExactly(
                        "Revision 9 was made.",
                        "  rows read  10, skipped 3",
                        "  added      1, restored 2",
                        "  changed    4",
                        "  renamed    5",
                        "  removed    7",
                        "  unchanged  6",
                        "  time       8 ms",
                        "Skipped:",
                        "  Line 3",
                        "Worth knowing:",
                        "  A note.");
        assertThat(report.replayed()).isFalse();
    }

    @Test
    void reportOmitsEmptyParts() {
        assertThat(report(null, true, true, 0, 0).lines())
                .startsWith("Dry run: nothing was written.", "  rows read  10", "  added      1", "  changed    4");
        assertThat(report(null, false, false, 0, 0).lines()).startsWith("Nothing changed: no revision was made.");
    }

    private static ImportReport report(Integer revision, boolean dryRun, boolean changes, int skipped, int restored) {
        return new ImportReport(
                revision,
                dryRun,
                changes,
                10,
                skipped,
                1,
                restored,
                4,
                5,
                0,
                6,
                7,
                List.of(problem(3)),
                List.of(),
                List.of("A note."),
                8,
                false,
                null,
                null,
                null,
                null);
    }

    private static Problem problem(long line) {
        return Problem.inFile(line, ProblemCode.MALFORMED, "Line " + line);
    }

    private static String text(CopyRow row) {
        return new String(row.bytes(), StandardCharsets.UTF_8);
    }
}
