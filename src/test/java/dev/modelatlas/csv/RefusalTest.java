package dev.modelatlas.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.ingest.ImportOption;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.Sql;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Csv.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** An invalid file is refused as a whole with position and reason, and leaves nothing behind. */
@Concurrent
class RefusalTest {
    private static final String GOOD = row("Alpha", "2024-01-31", "OpenAI");

    private static Atlas atlas;

    @BeforeAll
    static void emptyAtlas() {
        atlas = Atlas.empty();
    }

    @Test
    void refusalNamesAMissingRequiredColumn() {
        assertThat(refusal("Model,Publication date,Organization\nAlpha,2024-01-31,OpenAI\n"))
                .containsExactly("Line 1: the column \"recorded_countries\" or \"Country (of organization)\" or"
                        + " \"Country (from Organization)\" is missing. The columns found are: Model, Publication date,"
                        + " Organization.");
    }

    @Test
    void refusalNamesADuplicateColumn() {
        assertThat(refusal(Csv.HEADER + ",Model\n"))
                .containsExactly("Line 1: the column \"Model\" occurs twice. Remove one of them.");
    }

    @Test
    void refusesAFileWithoutRows() {
        var sentence = "The file has no rows. It must have a header line and at least one row.";
        assertThat(refusal(file())).containsExactly(sentence);
        assertThat(refusal("")).containsExactly(sentence);
    }

    @Test
    void refusesAQuoteThatNeverCloses() {
        assertThat(refusal(file(GOOD, "\"Beta,2024-02-01,OpenAI")))
                .containsExactly("Line 3: the quoting is broken, or the file is truncated. Nothing was written.");
    }

    @Test
    void refusesTextAfterAClosingQuote() {
        assertThat(refusal(file("\"Be\"ta,2024-02-01,OpenAI")))
                .containsExactly("Line 2: the quoting is broken, or the file is truncated. Nothing was written.");
    }

    @Test
    void refusesATruncatedRow() {
        assertThat(refusal(file(GOOD, "Beta,2024-02-01,OpenAI")))
                .containsExactly("Line 3 has 3 fields, but the header has 13: the quoting is broken, or the file is "
                        + "truncated. Nothing was written.");
    }

    @Test
    void refusesInvalidUtf8AndNamesItsPosition() {
        var bytes = file(GOOD, row("Zürich", "2024-02-01", "OpenAI")).getBytes(StandardCharsets.ISO_8859_1);
        var refused = catchThrowableOfType(
                RefusedException.class, () -> atlas.take(Atlas.epoch("2024-07-16"), new ByteArrayInputStream(bytes)));
        assertThat(refused.sentences())
                .containsExactly(
                        "Line 3, character 2: this character is not valid UTF-8. Save the file as UTF-8 and import it"
                                + " again.");
    }

    @Test
    void refusesADateThatDoesNotExist() {
        assertThat(refusal(file(row("Alpha", "2023-02-30", "OpenAI"), row("Beta", "Feb 2023", "OpenAI"))))
                .containsExactly(
                        "Line 2, column \"Publication date\": \"2023-02-30\" is not a valid date; expected a date "
                                + "such as 2025-02-01.",
                        "Line 3, column \"Publication date\": \"Feb 2023\" is not a date; expected a date such as "
                                + "2025-02-01.");
    }

    @Test
    void refusesARowWithoutAName() {
        assertThat(refusal(file(row(" \t", "2024-01-31", "OpenAI"))))
                .containsExactly("Line 2, column \"Model\": \"\" is blank; expected the name of the model.");
    }

    @Test
    void refusesTwoModelsWithTheSameSlug() {
        var header = "slug,name,released_on,organizations,recorded_countries\n";
        assertThat(refusal(header + "a,Alpha,2024-01-31,OpenAI,US\na,Beta,2024-02-29,OpenAI,US\n"))
                .containsExactly("Lines 2 and 3 have the same slug. Give each model its own slug.");
    }

    @Test
    void refusesADateThatIsTooEarlyAndANameThatIsTooLong() {
        var header = "slug,name,released_on,organizations,recorded_countries\n";
        var rows = "a,Alpha,0000-01-01,OpenAI,US\nb," + "x".repeat(501) + ",2024-01-31,OpenAI,US\n";
        assertThat(refusal(header + rows))
                .containsExactly(
                        "Line 2, column \"released_on\": \"0000-01-01\" is too early; expected a date in 1900 or "
                                + "later.",
                        "Line 3, column \"name\": \"" + "x".repeat(80) + "...\" is too long; expected at most 500"
                                + " characters.");
    }

    @Test
    void refusesADateThatHasNotBegunAnywhereOnEarth(@TempDir Path folder) throws IOException {
        var path = Files.writeString(
                folder.resolve("models.csv"),
                file(row("Alpha", "2025-02-02", "OpenAI"), row("Beta", "2025-02-03", "OpenAI")));
        var imports = new CsvImport(
                new Ingest(atlas.jdbi()), Clock.fixed(Instant.parse("2025-02-01T10:00:00Z"), ZoneOffset.UTC));
        var refused = catchThrowableOfType(
                RefusedException.class, () -> imports.run(path, Atlas.epoch("2025-02-01"), bytes -> {}, stage -> {}));
        assertThat(refused.problems())
                .containsExactly(Problem.inCell(
                        3L,
                        "Publication date",
                        ProblemCode.IN_THE_FUTURE,
                        "Line 3, column \"Publication date\": \"2025-02-03\" is in the future; expected 2025-02-02 or an"
                                + " earlier date."));
    }

    @Test
    void reportsEqualProblemsOnceWithTheirCountAndFirstLines() {
        var rows = IntStream.range(0, 8).mapToObj(i -> row("Model " + i, i + " Feb 2023", "OpenAI"));
        assertThat(refusal(file(Stream.concat(Stream.of(GOOD), rows).toArray(String[]::new))))
                .containsExactly(
                        "8 rows (lines 3, 4, 5, 6, 7 and 3 more), column \"Publication date\": \"0 Feb 2023\" is not "
                                + "a date; expected a date such as 2025-02-01.");
    }

    @Test
    void lenientImportRefusesAFileWithoutAnyValidRow() {
        var bad = file(row("", "2024-01-31", "OpenAI"), row("Beta", "?", "OpenAI"));
        assertThat(atlas.refusal(Atlas.lenient("2024-07-16"), bad))
                .containsExactly(
                        "None of the 2 rows can be used. Nothing was written.",
                        "Line 2, column \"Model\": \"\" is blank; expected the name of the model.",
                        "Line 3, column \"Publication date\": \"?\" is not a date; expected a date such as "
                                + "2025-02-01.");
    }

    @Test
    void strictImportRefusesAFileWithAnyNote() {
        var noted = file(GOOD, with(row("Beta", "2024-01-31", "OpenAI"), "Parameters", "many"), GOOD);
        assertThat(atlas.refusal(Atlas.epoch("2024-07-16").with(ImportOption.STRICT), noted))
                .containsExactly(
                        "Line 3, column \"Parameters\": \"many\" is not a number; expected a number such as "
                                + "7000000000 or 2.1e25. Taken as unknown.",
                        "Lines 2 and 4 are the same model (same name, date and organizations) with the same facts. "
                                + "Line 2 was used.");
    }

    /** A loss that the guard accepts would be a note. */
    @Test
    void strictImportAcceptsNoLosses() {
        var own = Atlas.empty();
        var rows = IntStream.range(0, 20)
                .mapToObj(number -> row("Model " + number, "2024-01-31", "OpenAI"))
                .toArray(String[]::new);
        own.take("2024-07-16", file(rows));
        var lossy = Atlas.epoch("2024-07-17").with(ImportOption.ACCEPT_LOSSES);
        var half = file(Arrays.copyOf(rows, 10));
        var refused =
                catchThrowableOfType(RefusedException.class, () -> own.take(lossy.with(ImportOption.STRICT), half));
        assertThat(refused.problems().get(0).code()).isEqualTo(ProblemCode.MASS_CHANGE);
        assertThat(refused.sentences().get(0))
                .endsWith(" If the file is correct, import it with --accept-losses, without --strict.");
        assertThat(own.take(lossy, half).removed()).isEqualTo(10);
    }

    @Test
    void refusesDataOlderThanTheCurrentRevision() {
        var own = Atlas.empty();
        own.take("2024-07-16", file(GOOD));
        var changed = file(GOOD.replace("2024-01-31", "2024-01-30"));
        assertThat(own.refusal("2024-07-15", changed))
                .containsExactly(
                        "The source is dated 2024-07-15, before the current revision 1 (2024-07-16). To import "
                                + "the older file anyway, use --allow-older. Its data then becomes the current "
                                + "revision.");
    }

    @Test
    void olderDataThatChangesNothingIsNotRefused() {
        var own = Atlas.empty();
        own.take("2024-07-16", file(GOOD));
        assertThat(own.take("2024-07-15", file(GOOD)).revision()).isNull();
    }

    /** The problems of the refusal; asserts that nothing was written. */
    private static List<String> refusal(String csv) {
        var sentences = atlas.refusal("2024-07-16", csv);
        var left = Sql.one(
                atlas.jdbi(),
                Integer.class,
                "select (select count(*) from revision)"
                        + " + (select count(*) from model) + (select count(*) from organization)"
                        + " + (select count(*) from country) + (select count(*) from source)");
        assertThat(left).isZero();
        return sentences;
    }
}
