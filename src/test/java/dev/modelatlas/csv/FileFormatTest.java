package dev.modelatlas.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Whole files: header, encoding, and the form of exports. */
@Concurrent
class FileFormatTest {
    private static final List<ExportColumn> STATED = ExportColumn.of(1, false);
    private static final List<ExportColumn> EXPORTED = ExportColumn.of(Fact.LATEST_EDITION, true);

    @Test
    void columnsAreFoundByAnyOfTheirNames() {
        var header = new Header(
                List.of("Link", " System ", "Publication date", "Organization", "Country (from Organization)"));
        assertThat(header.dialect()).isEqualTo(Dialect.EPOCH);
        assertThat(header.size()).isEqualTo(5);
        assertThat(header.indexOf(Fact.NAME)).isEqualTo(1);
        assertThat(header.nameOf(Fact.NAME)).isEqualTo("System");
        assertThat(header.indexOf(Fact.TASKS)).isEqualTo(-1);
        assertThat(header.nameOf(Fact.TASKS)).isEqualTo("tasks");
    }

    @Test
    void newestColumnIsReadIfTwoColumnsStateOneFact() {
        var names = new ArrayList<>(List.of(
                "System",
                "Model",
                "Publication date",
                "Organization",
                "Country (from Organization)",
                "Country (of organization)",
                "Organization categorization (from Organization)",
                "Organization categorization",
                "(DEPRECATED) Training dataset size (datapoints)",
                "Training dataset size (total)",
                "Code accessibility",
                "Training code accessibility"));
        var facts = List.of(
                Fact.NAME,
                Fact.RECORDED_COUNTRIES,
                Fact.RECORDED_SECTORS,
                Fact.TRAINING_DATASET_SIZE,
                Fact.TRAINING_CODE_ACCESSIBILITY);
        var newest = List.of(
                "Model",
                "Country (of organization)",
                "Organization categorization",
                "Training dataset size (total)",
                "Training code accessibility");
        assertThat(facts).extracting(new Header(names)::nameOf).isEqualTo(newest);
        Collections.reverse(names);
        assertThat(facts).extracting(new Header(names)::nameOf).isEqualTo(newest);
        names.set(names.indexOf("Training dataset size (total)"), "Training dataset size (datapoints)");
        assertThat(new Header(names).nameOf(Fact.TRAINING_DATASET_SIZE))
                .isEqualTo("Training dataset size (datapoints)");
    }

    @Test
    void columnsAreFoundDespiteInvisibleCharacters() {
        var header = new Header(
                List.of("\uFEFFslug", "name", "released_on", "organi\u00ADzations", "recorded_countries\u200B"));
        assertThat(List.of(Fact.SLUG, Fact.ORGANIZATIONS, Fact.RECORDED_COUNTRIES))
                .extracting(header::indexOf)
                .containsExactly(0, 3, 4);
        assertThatThrownBy(() -> new Header(List.of("\uFEFFname;released_on")))
                .hasMessageContaining("separated by semicolons");
    }

    @Test
    void refusesAHeaderWithMissingOrDuplicateColumns() {
        assertThatThrownBy(() -> new Header(List.of("Model", "Model", "Publication date")))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Line 1: the column \"Model\" occurs twice. Remove one of them.");
        var refusal =
                catchThrowableOfType(RefusedException.class, () -> new Header(List.of("a", "released_on", "name")));
        assertThat(refusal.sentences())
                .containsExactly(
                        "Line 1: the column \"organizations\" or \"Organization\" is missing. The columns found are: a,"
                                + " released_on, name.",
                        "Line 1: the column \"recorded_countries\" or \"Country (of organization)\" or \"Country (from"
                                + " Organization)\" is missing. The columns found are: a, released_on, name.");
        assertThat(refusal.problems()).extracting(Problem::line).containsOnly(1L);
        assertThat(refusal.problems())
                .extracting(Problem::column)
                .containsExactly("organizations", "recorded_countries");
    }

    @Test
    void missingColumnInAnEpochAiFileIsReportedByItsEpochAiHeader() {
        var refusal = catchThrowableOfType(RefusedException.class, () -> new Header(List.of("Model", "Organization")));
        assertThat(refusal.problems())
                .extracting(Problem::column)
                .containsExactly("Publication date", "Country (of organization)");
        refusal = catchThrowableOfType(RefusedException.class, () -> new Header(List.of("Organization")));
        assertThat(refusal.problems()).extracting(Problem::column).contains("Model");
    }

    @Test
    void everyColumnHasADescription() {
        assertThat(EXPORTED.stream())
                .allMatch(column -> column.description().endsWith("."))
                .extracting(ExportColumn::description)
                .doesNotHaveDuplicates();
        assertThat(Fact.TRAINING_FLOP.unit()).isEqualTo("FLOP");
    }

    @Test
    void exportPutsSpecialCharactersInQuotesAndAnApostropheBeforeFormulas() {
        var cells = new ArrayList<String>();
        STATED.forEach(column -> cells.add(null));
        cells.set(Fact.NAME.ordinal(), "=A");
        cells.set(Fact.ORGANIZATIONS.ordinal(), "a,b");
        cells.set(Fact.RECORDED_COUNTRIES.ordinal(), "");
        cells.set(Fact.RECORDED_SECTORS.ordinal(), "a\"b");
        cells.set(Fact.DOMAINS.ordinal(), "a\nb");
        cells.set(Fact.TASKS.ordinal(), "a\rb");
        cells.set(Fact.PARAMETERS.ordinal(), "-1");
        assertThat(ExportFormat.CSV.line(STATED, cells))
                .isEqualTo(",'=A,,\"a,b\",\"\",\"a\"\"b\",\"a\nb\",\"a\rb\",-1" + ",".repeat(10) + "\n");
        assertThat(ExportFormat.CSV.header(STATED))
                .startsWith("slug,name,released_on,")
                .endsWith(",corrected\n");
        assertThat(ExportFormat.CSV.select(STATED))
                .startsWith("cast(rows.slug as text), cast(rows.name as text), cast(rows.released_on as text),"
                        + " rows.organizations, rows.recorded_countries,");
        assertThat(ExportFormat.NDJSON.line(STATED, List.of("{}"))).isEqualTo("{}\n");
        assertThat(ExportFormat.NDJSON.header(STATED)).isEmpty();
        assertThat(ExportFormat.NDJSON.select(STATED)).isEqualTo("cast(row_to_json(rows) as text)");
        assertThat(ExportFormat.NDJSON.mediaType()).isEqualTo("application/x-ndjson");
        assertThat(ExportFormat.CSV.extension()).isEqualTo("csv");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1 << 17})
    void readsTextInChunksOfAnyLength(int piece) throws IOException {
        var text = "\uFEFF가나\n다" + "라".repeat(40_000) + "😀\n";
        assertThat(read(text.getBytes(StandardCharsets.UTF_8), piece)).isEqualTo(text.substring(1));
        assertThat(read("".getBytes(StandardCharsets.UTF_8), piece)).isEmpty();
        assertThat(read("a\uFEFF".getBytes(StandardCharsets.UTF_8), piece)).isEqualTo("a\uFEFF");
    }

    @Test
    void reportsThePositionOfInvalidUtf8() {
        var bytes = "a\nbc?".getBytes(StandardCharsets.UTF_8);
        bytes[4] = (byte) 0xff;
        assertThatThrownBy(() -> read(bytes, 1 << 17))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Line 2, character 3: this character is not valid UTF-8. Save the file as UTF-8 and import"
                        + " it again.");
        var cut = new byte[] {'a', (byte) 0xe2, (byte) 0x82};
        assertThatThrownBy(() -> read(cut, 1 << 17)).hasMessageStartingWith("Line 1, character 2:");
    }

    private static String read(byte[] bytes, int piece) throws IOException {
        try (var reader = new DecodingReader(new InPieces(bytes, piece), StandardCharsets.UTF_8)) {
            var text = new StringBuilder();
            var chars = new char[7];
            for (var count = reader.read(chars, 2, 5); count >= 0; count = reader.read(chars, 2, 5)) {
                text.append(chars, 2, count);
            }
            return text.toString();
        }
    }

    /** A stream that returns at most the given number of bytes at a time. */
    private static final class InPieces extends ByteArrayInputStream {
        private final int piece;

        InPieces(byte[] bytes, int piece) {
            super(bytes);
            this.piece = piece;
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(piece, length));
        }
    }
}
