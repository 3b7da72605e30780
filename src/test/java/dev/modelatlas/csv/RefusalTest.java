package dev.modelatlas.csv;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.modelatlas.ingest.RefusedException;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Csv;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Csv.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A file that cannot be used is refused as a whole, says where and why, and leaves nothing behind. */
@Concurrent
class RefusalTest {
    private static final String GOOD = row("Alpha", "2024-01-31", "OpenAI");

    private static Atlas atlas;

    @BeforeAll
    static void emptyAtlas() {
        atlas = Atlas.empty();
    }

    @Test
    void missingRequiredColumnIsNamed() {
        assertThat(refusal("Model,Publication date,Organization\nAlpha,2024-01-31,OpenAI\n"))
                .containsExactly("Line 1: the column \"recorded_countries\" or \"Country (from Organization)\" or"
                        + " \"Country (of organization)\" is missing. The columns found are: Model, Publication date,"
                        + " Organization.");
    }

    @Test
    void columnThatOccursTwiceIsNamed() {
        assertThat(refusal(Csv.HEADER + ",Model\n"))
                .containsExactly("Line 1: the column \"Model\" occurs twice. Remove one of them.");
    }

    @Test
    void fileWithoutRowsIsRefused() {
        var sentence = "The file has no rows: a header line and at least one row are expected.";
        assertThat(refusal(file())).containsExactly(sentence);
        assertThat(refusal("")).containsExactly(sentence);
    }

    @Test
    void quoteThatNeverClosesIsRefused() {
        assertThat(refusal(file(GOOD, "\"Beta,2024-02-01,OpenAI")))
                .containsExactly("Line 3: the quoting is broken, or the file is cut short. Nothing was taken in.");
    }

    @Test
    void textAfterAClosingQuoteIsRefused() {
        assertThat(refusal(file("\"Be\"ta,2024-02-01,OpenAI")))
                .containsExactly("Line 2: the quoting is broken, or the file is cut short. Nothing was taken in.");
    }

    @Test
    void rowCutShortIsRefused() {
        assertThat(refusal(file(GOOD, "Beta,2024-02-01,OpenAI")))
                .containsExactly("Line 3: there are 3 columns where the header has 13; the quoting is broken, or the"
                        + " file is cut short. Nothing was taken in.");
    }

    @Test
    void otherEncodingIsRefusedWhereItStands() {
        var bytes = file(GOOD, row("Zürich", "2024-02-01", "OpenAI")).getBytes(StandardCharsets.ISO_8859_1);
        var refused = catchThrowableOfType(
                RefusedException.class, () -> atlas.take(Atlas.epoch("2024-07-16"), new ByteArrayInputStream(bytes)));
        assertThat(refused.sentences())
                .containsExactly(
                        "Line 3, character 2: the file is not UTF-8 here. Save it as UTF-8 and import it again.");
    }

    @Test
    void dayThatDoesNotExistIsRefused() {
        assertThat(refusal(file(row("Alpha", "2023-02-30", "OpenAI"), row("Beta", "Feb 2023", "OpenAI"))))
                .containsExactly(
                        "Line 2, column \"Publication date\": \"2023-02-30\" is no day of the calendar; expected a day"
                                + " such as 2025-02-01.",
                        "Line 3, column \"Publication date\": \"Feb 2023\" is no date; expected a day such as"
                                + " 2025-02-01.");
    }

    @Test
    void rowWithoutNameIsRefused() {
        assertThat(refusal(file(row(" \t", "2024-01-31", "OpenAI"))))
                .containsExactly("Line 2, column \"Model\": \"\" is blank; expected the name of the model.");
    }

    @Test
    void twoModelsCannotAskForOneSlug() {
        var header = "slug,name,released_on,organizations,recorded_countries\n";
        assertThat(refusal(header + "a,Alpha,2024-01-31,OpenAI,US\na,Beta,2024-02-29,OpenAI,US\n"))
                .containsExactly("Lines 2 and 3 ask for the same slug. Give each model its own.");
    }

    @Test
    void daysAndNamesOutOfBoundsAreRefused() {
        var header = "slug,name,released_on,organizations,recorded_countries\n";
        var rows = "a,Alpha,0000-01-01,OpenAI,US\nb," + "x".repeat(501) + ",2024-01-31,OpenAI,US\n";
        assertThat(refusal(header + rows))
                .containsExactly(
                        "Line 2, column \"released_on\": \"0000-01-01\" is before there were models; expected a day of"
                                + " 1900 or later.",
                        "Line 3, column \"name\": \"" + "x".repeat(80) + "...\" is too long; expected at most 500"
                                + " characters.");
    }

    @Test
    void equalProblemsAreToldOnceWithTheirNumberAndFirstLines() {
        var rows = IntStream.range(0, 8).mapToObj(i -> row("Model " + i, i + " Feb 2023", "OpenAI"));
        assertThat(refusal(file(Stream.concat(Stream.of(GOOD), rows).toArray(String[]::new))))
                .containsExactly(
                        "8 rows (lines 3, 4, 5, 6, 7 and 3 more), column \"Publication date\": \"0 Feb 2023\" is"
                                + " no date; expected a day such as 2025-02-01.");
    }

    @Test
    void aFileOfWhichNoRowCanBeUsedIsRefusedEvenLeniently() {
        var bad = file(row("", "2024-01-31", "OpenAI"), row("Beta", "?", "OpenAI"));
        var refused = catchThrowableOfType(RefusedException.class, () -> atlas.take(Atlas.lenient("2024-07-16"), bad));
        assertThat(refused.sentences())
                .containsExactly(
                        "None of the 2 rows can be used. Nothing was written.",
                        "Line 2, column \"Model\": \"\" is blank; expected the name of the model.",
                        "Line 3, column \"Publication date\": \"?\" is no date; expected a day such as 2025-02-01.");
    }

    @Test
    void aStrictImportIsRefusedForAnyNote() {
        var noted = file(GOOD, with(row("Beta", "2024-01-31", "OpenAI"), "Parameters", "many"), GOOD);
        var refused = catchThrowableOfType(
                RefusedException.class,
                () -> atlas.take(Atlas.epoch("2024-07-16").strictly(), noted));
        assertThat(refused.sentences())
                .containsExactly(
                        "Line 3, column \"Parameters\": \"many\" is no number; expected a number such as 7000000000 or"
                                + " 2.1e25. Taken as unknown.",
                        "Lines 2 and 4 are the same model (same name, day and organizations) with the same facts. Line 2"
                                + " was taken.");
    }

    @Test
    void olderSourceIsRefusedUnlessAllowed() {
        var own = Atlas.empty();
        own.take("2024-07-16", file(GOOD));
        var refused = catchThrowableOfType(RefusedException.class, () -> own.take("2024-07-15", file(GOOD)));
        assertThat(refused.sentences())
                .containsExactly("The source stood at 2024-07-15, before the current revision 1 (2024-07-16)."
                        + " Import it with --allow-older if that is meant. It then becomes the current revision.");
    }

    /** What the file is refused for; nothing of it may be left. */
    private static List<String> refusal(String csv) {
        var refused = catchThrowableOfType(RefusedException.class, () -> atlas.take("2024-07-16", csv));
        var left = atlas.jdbi()
                .withHandle(handle -> handle.select("select (select count(*) from revision)"
                                + " + (select count(*) from model) + (select count(*) from organization)"
                                + " + (select count(*) from country) + (select count(*) from source)")
                        .mapTo(Integer.class)
                        .one());
        assertThat(left).isZero();
        return refused.sentences();
    }
}
