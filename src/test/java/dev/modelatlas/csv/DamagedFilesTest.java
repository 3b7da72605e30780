package dev.modelatlas.csv;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.SourceFiles;

import static dev.modelatlas.csv.ExpectedLosses.ADVICE;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The newest vintage, damaged in many ways; some results are well formed, and others are not. Damage beyond a limit is
 * refused with numbers that the test counts itself, and nothing is written. Damage below the limit is listed by name.
 */
@Full
@Concurrent
class DamagedFilesTest {
    private static final String DAY = "2026-08-19";
    /** The fact of each column of the file. */
    private static final Map<String, String> FACTS = Map.ofEntries(
            Map.entry("Domain", "domains"),
            Map.entry("Task", "tasks"),
            Map.entry("Parameters", "parameters"),
            Map.entry("Training compute (FLOP)", "training_flop"),
            Map.entry("Training time (hours)", "training_hours"),
            Map.entry("Training hardware", "training_hardware"),
            Map.entry("Hardware quantity", "hardware_quantity"),
            Map.entry("Model accessibility", "accessibility"),
            Map.entry("Confidence", "confidence"),
            Map.entry("Base model", "base_models"),
            Map.entry("Link", "links"));

    private static Sheet sheet;
    private static Atlas atlas;
    private static String before;

    @BeforeAll
    static void newestVintage() throws Exception {
        var vintages = SourceFiles.vintages();
        sheet = Sheet.read(vintages.get(vintages.size() - 1).file());
        atlas = Atlas.filled();
        // The first file after the shipped ones applies the renamings of db/reference, no matter what it contains.
        atlas.take(DAY, sheet.text());
        before = atlas.everything();
    }

    @AfterAll
    static void nothingWasWritten() {
        assertThat(atlas.everything()).isEqualTo(before);
    }

    static IntStream seeds() {
        return IntStream.range(0, 12);
    }

    static Stream<String> columns() {
        return FACTS.keySet().stream().sorted();
    }

    @Test
    void harmlessEditsDoNotChangeModels() {
        var order = new ArrayList<>(
                IntStream.range(0, sheet.header().size()).boxed().toList());
        var rows = new ArrayList<>(IntStream.range(0, sheet.size()).boxed().toList());
        assertUnchanged(sheet.text());
        assertUnchanged("\uFEFF" + sheet.text("\r\n"));
        assertUnchanged(sheet.with("Abstract", rows, "Another").text());
        for (var seed = 0; seed < 4; seed++) {
            Collections.shuffle(order, new Random(seed));
            Collections.shuffle(rows, new Random(seed));
            assertUnchanged(sheet.columns(order).rows(rows).text());
        }
        var doubled = new ArrayList<>(order);
        doubled.add(sheet.header().indexOf("Abstract"));
        assertUnchanged(sheet.columns(doubled).text());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void refusesAFileThatIsCutWithinARow(int seed) {
        var text = sheet.text();
        var header = text.indexOf('\n') + 1;
        var cut = header + 1 + new Random(seed).nextInt(text.length() - header - 1);
        var place = Place.of(text.substring(0, cut));
        var refusal = atlas.refusal(DAY, text.substring(0, cut));
        if (place.isQuoted()) {
            assertThat(refusal)
                    .containsExactly("Line " + place.line()
                            + ": the quoting is broken, or the file is truncated. Nothing was written.");
        } else {
            // LostModelsTest covers cuts at the end of a row.
            assertThat(place.columns()).isLessThan(sheet.header().size());
            assertThat(refusal)
                    .containsExactly("Line " + place.line() + " has " + place.columns()
                            + " fields, but the header has " + sheet.header().size()
                            + ": the quoting is broken, or the file is truncated. Nothing was written.");
        }
    }

    @ParameterizedTest
    @MethodSource("columns")
    void refusesAFileWithARenamedColumn(String column) {
        var name = column.endsWith(")") ? column.substring(0, column.length() - 1) + "s)" : column + "s";
        var hint = "The file has no column \"" + column + "\"; its column \"" + name + "\" was ignored.";
        assertThat(atlas.refusal(DAY, sheet.renamed(column, name).text()))
                .containsExactly(lost(column) + " " + hint + ADVICE);
    }

    @ParameterizedTest
    @MethodSource("columns")
    void refusesAFileWithAMissingColumn(String column) {
        var others = IntStream.range(0, sheet.header().size())
                .filter(position -> position != sheet.header().indexOf(column))
                .boxed()
                .toList();
        assertThat(atlas.refusal(DAY, sheet.columns(others).text()))
                .containsExactly(lost(column) + " The file has no column \"" + column + "\"." + ADVICE);
    }

    @ParameterizedTest
    @MethodSource("columns")
    void refusesAFileWithADuplicateColumn(String column) {
        var positions = new ArrayList<>(
                IntStream.range(0, sheet.header().size()).boxed().toList());
        positions.add(sheet.header().indexOf(column));
        assertThat(atlas.refusal(DAY, sheet.columns(positions).text()))
                .containsExactly("Line 1: the column \"" + column + "\" occurs twice. Remove one of them.");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void refusesManyLostValuesButAcceptsAFew(int seed) {
        var random = new Random(seed);
        var column = seed % 2 == 0 ? "Parameters" : "Training compute (FLOP)";
        var known = known(column).size();
        var rows = new ArrayList<>(IntStream.range(0, sheet.size())
                .filter(row -> !sheet.cell(row, column).isBlank())
                .boxed()
                .toList());
        assertThat(rows).hasSize(known);
        Collections.shuffle(rows, random);
        var lost = rows.subList(0, 1 + random.nextInt(known));
        var count = lost.size();
        var value = seed % 3 == 0 ? "" : "#REF!";
        var text = sheet.with(column, lost, value).text();
        var fact = FACTS.get(column);
        if (count > 5 && count * 5 > known) {
            var names = lost.stream().map(row -> name(sheet, row)).toList();
            assertThat(atlas.refusal(DAY, text))
                    .containsExactly(new ExpectedLosses(atlas).lost(fact, known, names) + ADVICE);
        } else {
            var report = dry(text);
            assertThat(report.changed()).isEqualTo(count);
            assertThat(report.noteCounts().getOrDefault("MALFORMED", 0L)
                            - dry(sheet.text()).noteCounts().get("MALFORMED"))
                    .isEqualTo(value.isEmpty() ? 0 : count);
            assertThat(report.notes())
                    .isEqualTo(count > 5 ? List.of(ExpectedLosses.lost(fact, known, count) + ".") : List.of());
        }
    }

    @Test
    void refusesDatesRewrittenByASpreadsheet() {
        var rewritten = sheet;
        for (var row = 0; row < sheet.size(); row++) {
            var day = sheet.cell(row, "Publication date").split("-");
            // Programs that copy dates add a mark for the direction of reading, which nobody sees.
            var mark = row == 1 ? "\u200e" : "";
            rewritten = rewritten.with(
                    "Publication date",
                    List.of(row),
                    mark + Integer.parseInt(day[1]) + "/" + Integer.parseInt(day[2]) + "/" + day[0]);
        }
        assertThat(atlas.refusal(DAY, rewritten.text()))
                .containsExactly("All 526 dates look like " + rewritten.cell(0, "Publication date")
                        + ": a spreadsheet rewrote them. Download the file again. Nothing was written.");
    }

    @Test
    void refusesASecondHeaderAndSkipsRepeatedRows() {
        var text = sheet.text();
        var line = text.chars().filter(c -> c == '\n').count() + 1;
        assertThat(atlas.refusal(DAY, text + text))
                .containsExactly("Line " + line + ", column \"Publication date\": \"Publication date\" is not a "
                        + "date; expected a date such as 2025-02-01.");
        var body = dry(text + text.substring(text.indexOf('\n') + 1));
        assertThat(List.of(
                        body.rowsRead(), body.rowsSkipped(), body.noteCounts().get("DUPLICATE")))
                .containsExactly(1052L, 526L, 526L);
        assertThat(body.changesAnything()).isFalse();
    }

    private static void assertUnchanged(String text) {
        assertThat(dry(text).changesAnything()).isFalse();
    }

    /** The message about a fact that all models lose. */
    private static String lost(String column) {
        var known = known(column);
        return new ExpectedLosses(atlas).lost(FACTS.get(column), known.size(), known);
    }

    /** Names of the models with a value for a fact. */
    private static List<String> known(String column) {
        var fact = FACTS.get(column);
        var isKnown = switch (fact) {
            case "domains", "tasks" -> "cardinality(" + fact.substring(0, fact.length() - 1) + "_ids) > 0";
            case "training_hardware", "base_models", "links" -> "cardinality(" + fact + ") > 0";
            case "confidence" -> "confidence <> 'UNKNOWN'";
            default -> fact + " is not null";
        };
        return atlas.lines("select name from model_version where valid_until = 2147483647 and " + isKnown);
    }

    private static String name(Sheet sheet, int row) {
        return sheet.cell(row, "Model").strip().replaceAll("\\s+", " ");
    }

    private static ImportReport dry(String text) {
        return atlas.take(Atlas.dry(DAY), text);
    }

    /**
     * The end of a text: the first line of its last row, the number of that row's columns, and whether a quote is open.
     */
    private record Place(long line, int columns, boolean isQuoted) {
        static Place of(String text) {
            var line = 1L;
            var start = 1L;
            var columns = 1;
            var quoted = false;
            for (var c : text.toCharArray()) {
                quoted ^= c == '"';
                line += c == '\n' ? 1 : 0;
                if (!quoted && c == '\n') {
                    start = line;
                    columns = 1;
                } else if (!quoted && c == ',') {
                    columns++;
                }
            }
            return new Place(start, columns, quoted);
        }
    }
}
