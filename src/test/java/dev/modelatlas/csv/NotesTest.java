package dev.modelatlas.csv;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.ingest.report.Note;
import dev.modelatlas.ingest.report.Notes;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.Sql;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Csv.with;
import static org.assertj.core.api.Assertions.assertThat;

/** An unusable cell is read as unknown, and reported in a note; its row is imported. */
@Concurrent
class NotesTest {
    private static final String GOOD = row("Alpha", "2024-01-31", "OpenAI");

    private Atlas atlas;

    @BeforeEach
    void emptyAtlas() {
        atlas = Atlas.empty();
    }

    @Test
    void treatsInvalidNumbersAsUnknown() {
        var compute = "Training compute (FLOP)";
        assertThat(notes(file(
                        with(named("A"), compute, "-1"),
                        with(named("B"), compute, "NaN"),
                        with(named("C"), compute, "1e400"),
                        with(named("D"), compute, "\"2260275840,2290000001\""),
                        with(named("E"), "Hardware quantity", "1.5"))))
                .containsExactly(
                        "Line 2, column \"Training compute (FLOP)\": \"-1\" is negative; expected zero or a positive "
                                + "number. Taken as unknown.",
                        "Line 3, column \"Training compute (FLOP)\": \"NaN\" is not a number; expected a number such "
                                + "as 7000000000 or 2.1e25. Taken as unknown.",
                        "Line 4, column \"Training compute (FLOP)\": \"1e400\" is too large; expected a number below"
                                + " 1.8e308. Taken as unknown.",
                        "Line 5, column \"Training compute (FLOP)\": \"2260275840,2290000001\" is not a number; "
                                + "expected a number such as 7000000000 or 2.1e25. Taken as unknown.",
                        "Line 6, column \"Hardware quantity\": \"1.5\" is not a whole number; expected a whole "
                                + "number up to 2147483647. Taken as unknown.");
        assertThat(known("training_flop is not null or hardware_quantity is not null"))
                .isZero();
        assertThat(known("true")).isEqualTo(5);
    }

    @Test
    void readsTheColumnThatIsNotDeprecatedAndReportsTheOther() {
        var report = atlas.take(
                "2024-07-16",
                Csv.HEADER
                        + ",(DEPRECATED) Training dataset size (datapoints),Training dataset size (total),parameters\n"
                        + with(GOOD, "Parameters", "6") + ",1,2,7\n");
        assertThat(report.notes())
                .contains(
                        "The column \"(DEPRECATED) Training dataset size (datapoints)\" was ignored, because the file"
                                + " also has the column \"Training dataset size (total)\".",
                        "The column \"Parameters\" was ignored, because the file also has the column \"parameters\".");
        assertThat(report.importNotes()).isEmpty();
        assertThat(known("training_dataset_size = 2 and parameters = 7")).isEqualTo(1);
    }

    @Test
    void leavesOutListsOfMoreThanAThousandValues() {
        var links = IntStream.range(0, 1_001)
                .mapToObj(i -> "https://example.org/" + i)
                .collect(Collectors.joining(" "));
        assertThat(notes(file(with(named("A"), "Link", links))))
                .containsExactly("Line 2, column \"Link\": \"" + links.substring(0, 80)
                        + "...\" has 1001 values; expected at most 1000. Left out.");
        assertThat(known("links = '{}'")).isEqualTo(1);
    }

    @Test
    void keepsTheLinkOfACellWithManyOtherWords() {
        var words = IntStream.range(0, 1_001).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        var notes = notes(file(with(named("A"), "Link", "https://example.org/a " + words)));
        assertThat(notes).singleElement().asString().contains("and 1000 more are no http or https links. Left out.");
        assertThat(known("links = '{https://example.org/a}'")).isEqualTo(1);
    }

    @Test
    void treatsTermsOutsideTheVocabularyAsUnknown() {
        assertThat(notes(file(
                        with(named("A"), "Confidence", "Sure"),
                        with(named("B"), "Confidence", "Wrong"),
                        with(named("C"), "Organization categorization", "\"Charity,Academia\""),
                        with(named("D"), "Model accessibility", "Open"),
                        with(named("E"), "Country (of organization)", "\"Atlantis,France,Multinational\""))))
                .containsExactly(
                        "Line 2, column \"Confidence\": \"Sure\" is not a known value; expected one of Confident, "
                                + "Likely, Speculative, Unverified, Unknown. Taken as unknown.",
                        "Line 3, column \"Confidence\": \"Wrong\" says that the figures are wrong, not how sure they are. "
                                + "Taken as unknown.",
                        "Line 4, column \"Organization categorization\": \"Charity\" is not a known value; expected "
                                + "one of Industry, Academia, Government, Research collective. Left out.",
                        "Line 5, column \"Model accessibility\": \"Open\" is not a known value; expected one of Open "
                                + "weights (unrestricted), Open weights (restricted use), Open weights "
                                + "(non-commercial), API access, Hosted access (no API), Unreleased. Taken as unknown.",
                        "Line 6, column \"Country (of organization)\": \"Atlantis\" is not a known country; expected "
                                + "an ISO 3166-1 code, or an English or Korean name. Left out.",
                        "Line 6, column \"Country (of organization)\": \"Multinational\" is not a country. Left out.");
        assertThat(known("accessibility is null and confidence = 'UNKNOWN'")).isEqualTo(5);
        assertThat(known("recorded_countries = '{FR}'")).isEqualTo(1);
        assertThat(known("recorded_sectors = '{ACADEMIA}'")).isEqualTo(1);
    }

    @Test
    void usesTheFirstRowIfTwoRowsDescribeOneModel() {
        var report = atlas.take("2024-07-16", file(with(GOOD, "Parameters", "1e9"), with(GOOD, "Parameters", "2e9")));
        assertThat(report.importNotes())
                .containsExactly(Note.ofRow(
                        ProblemCode.DUPLICATE,
                        3,
                        "Lines 2 and 3 are the same model (same name, date and organizations) with different facts. "
                                + "Line 2 was used."));
        assertThat(List.of(report.rowsRead(), report.rowsSkipped(), (long) report.added()))
                .containsExactly(2L, 1L, 1L);
        assertThat(known("parameters = 1e9")).isEqualTo(1);
    }

    @Test
    void allInvalidLinksOfARowGiveOneNote() {
        assertThat(notes(file(with(GOOD, "Link", "www.a.example https://b.example (LINK BROKEN)"))))
                .containsExactly("Line 2, column \"Link\": \"www.a.example\" and 2 more are no http or https links. "
                        + "Left out.");
        assertThat(known("links = '{https://b.example}'")).isEqualTo(1);
    }

    @Test
    void allocatesASlugInPlaceOfAnInvalidOne() {
        var header = "slug,name,released_on,organizations,recorded_countries\n";
        assertThat(notes(header + "A b,Alpha,2024-01-31,OpenAI,US\n"))
                .containsExactly("Line 2, column \"slug\": \"A b\" is not a slug; expected lower-case letters and "
                        + "digits joined by single dashes. Taken as unknown.");
        assertThat(known("slug = 'alpha'")).isEqualTo(1);
    }

    @Test
    void storesNotesAndSkippedRowsWithTheRevisionAndInTheAuditLog() {
        atlas.take(
                Atlas.lenient("2024-07-16"),
                file(GOOD, with(named("B"), "Parameters", "many"), row("C", "soon", "OpenAI"), GOOD));
        assertThat(atlas.lines(
                        "select concat_ws('|', position, code, line, column_name, value, message) from import_note"
                                + " where revision_number = 1 order by position"))
                .containsExactly(
                        "1|MALFORMED|3|Parameters|many|Line 3, column \"Parameters\": \"many\" is not a number; "
                                + "expected a number such as 7000000000 or 2.1e25. Taken as unknown.",
                        "2|MALFORMED|4|Publication date|soon|Line 4, column \"Publication date\": \"soon\" is not a "
                                + "date; expected a date such as 2025-02-01. The row was skipped.",
                        "3|DUPLICATE|5|Lines 2 and 5 are the same model (same name, date and organizations) with the "
                                + "same facts. Line 2 was used.");
        assertThat(atlas.lines("select skipped_rows || ' ' || note_count || ' ' || note_counts from revision"))
                .containsExactly("2 3 {\"DUPLICATE\": 1, \"MALFORMED\": 2}");
        assertThat(atlas.lines("select (details ->> 'skippedRows') || (details ->> 'notes') from audit_event"
                        + " where revision_number = 1"))
                .containsExactly("2{\"DUPLICATE\": 1, \"MALFORMED\": 2}");
    }

    @Test
    void auditsSkippedRowsOfAnImportWithoutChanges() {
        atlas.take("2024-07-16", file(GOOD));
        var report = atlas.take(Atlas.lenient("2024-07-17"), file(GOOD, row("C", "soon", "OpenAI")));
        assertThat(report.revision()).isNull();
        assertThat(atlas.lines("select (details ->> 'skippedRows') || (details ->> 'notes') from audit_event"
                        + " where action = 'SOURCE_UNCHANGED'"))
                .containsExactly("1{\"MALFORMED\": 1}");
    }

    @Test
    void keepsTheFirstThousandNotesAndCountsAll() {
        var rows = new String[1100];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = with(named("Model " + i), "Parameters", "many");
        }
        var report = atlas.take("2024-07-16", file(rows));
        assertThat(report.importNotes()).hasSize(1000);
        assertThat(report.noteCounts()).containsExactly(Map.entry("MALFORMED", 1100L));
        assertThat(atlas.lines(
                        "select count(*) || ' of ' || max(note_count) from import_note join revision on number = 1"))
                .containsExactly("1000 of 1100");
    }

    @Test
    void keepsNotesAboutTheWholeFileAndTheFirstLinesIfThereAreTooManyNotes() {
        var notes = new Notes();
        for (var line = 2; line <= 1_501; line++) {
            notes.add(Note.ofRow(ProblemCode.MALFORMED, line, "cell"));
        }
        notes.add(Note.ofRow(ProblemCode.DUPLICATE, 5, "row"));
        notes.add(new Note(ProblemCode.MASS_CHANGE, null, null, null, "file"));
        for (var line = 1_502; line <= 3_001; line++) {
            notes.add(Note.ofRow(ProblemCode.FOREIGN, line, "row"));
        }
        assertThat(notes.kept()).hasSize(1_000);
        assertThat(notes.kept())
                .extracting(Note::code)
                .containsSequence(ProblemCode.MALFORMED, ProblemCode.DUPLICATE)
                .endsWith(ProblemCode.MASS_CHANGE);
        assertThat(notes.kept().subList(0, 999))
                .extracting(Note::line)
                .isSorted()
                .endsWith(999L);
        assertThat(List.copyOf(notes.counts().entrySet()))
                .containsExactly(
                        Map.entry("DUPLICATE", 1L),
                        Map.entry("FOREIGN", 1_500L),
                        Map.entry("MALFORMED", 1_500L),
                        Map.entry("MASS_CHANGE", 1L));
    }

    private static String named(String name) {
        return row(name, "2024-01-31", "OpenAI");
    }

    private List<String> notes(String csv) {
        return atlas.take("2024-07-16", csv).importNotes().stream()
                .map(Note::message)
                .toList();
    }

    private int known(String condition) {
        return Sql.one(atlas.jdbi(), Integer.class, "select count(*) from model_version where " + condition);
    }
}
