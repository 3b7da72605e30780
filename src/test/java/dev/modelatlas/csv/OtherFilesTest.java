package dev.modelatlas.csv;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.ingest.Cancellation;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.Full;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Csv.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Files with other compression, encodings or separators are read, or refused with the name of their format. */
@Concurrent
class OtherFilesTest {
    private static final String GOOD = file(row("Alpha", "2024-01-31", "OpenAI"), row("Zürich", "2024-02-01", "ETH"));

    private static Atlas atlas;

    @BeforeAll
    static void emptyAtlas() {
        atlas = Atlas.empty();
    }

    @Test
    void decompressesGzipAndZipFiles() throws IOException {
        assertThat(taken(gzip(GOOD.getBytes(UTF_8))).added()).isEqualTo(2);
        assertThat(taken(zip("models.csv", GOOD, "__MACOSX/._models.csv", "x")).added())
                .isEqualTo(2);
    }

    @Test
    void readsZipFilesWhoseNamesAreNotInUtf8() throws IOException {
        assertThat(taken(zip(Charset.forName("MS949"), "모델.csv", GOOD)).added()).isEqualTo(2);
    }

    @Test
    void refusalShowsUtf8NamesEvenIfTheArchiveLacksTheFlagForUtf8() throws IOException {
        var sentence =
                "The zip archive contains several files, such as \"모델.csv\" and \"é.csv\". Unpack the archive, and"
                        + " import one of the files.";
        assertThat(refusal(zip("모델.csv", GOOD, "é.csv", GOOD))).containsExactly(sentence);
        assertThat(refusal(zip(StandardCharsets.ISO_8859_1, utf8("모델.csv"), GOOD, utf8("é.csv"), GOOD)))
                .containsExactly(sentence);
    }

    /** A name that an encoder for Latin-1 writes as the bytes of the given name in UTF-8. */
    private static String utf8(String name) {
        return new String(name.getBytes(UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void readsUtf16WithAndWithoutAByteOrderMark() {
        assertThat(taken(GOOD.getBytes(StandardCharsets.UTF_16)).added()).isEqualTo(2);
        assertThat(taken(GOOD.getBytes(StandardCharsets.UTF_16LE)).added()).isEqualTo(2);
        assertThat(taken(GOOD.getBytes(StandardCharsets.UTF_16BE)).added()).isEqualTo(2);
    }

    @Test
    void refusalNamesTheFormatOfArchivesAndWorkbooks() throws IOException {
        assertThat(refusal(zip("a.csv", GOOD, "b.csv", GOOD)))
                .containsExactly("The zip archive contains several files, such as \"a.csv\" and \"b.csv\". Unpack the "
                        + "archive, and import one of the files.");
        assertThat(refusal(zip("[Content_Types].xml", "<x/>", "xl/workbook.xml", "<x/>")))
                .containsExactly(
                        "This is an Excel workbook, not CSV. Save it as CSV in UTF-8, and import the CSV file.");
        assertThat(refusal(zip())).containsExactly("The zip archive is empty.");
    }

    /** The flags of the first entry are at byte 6 of an archive, and its compression method at byte 8. */
    @ParameterizedTest
    @CsvSource({"6, 9", "8, 14"})
    void refusalOfAnIntactArchiveSaysHowToPackTheFile(int position, byte value) throws IOException {
        var packed = zip("models.csv", GOOD);
        packed[position] = value;
        assertThat(refusal(packed))
                .containsExactly("The zip archive is damaged or encrypted, or packed in a way that Model Atlas cannot"
                        + " read. Import the CSV file itself, or pack it again without a password.");
    }

    @Test
    void reportsATruncatedCompressedFile() throws IOException {
        var packed = gzip(GOOD.getBytes(UTF_8));
        assertThat(refusal(Arrays.copyOf(packed, packed.length - 12)))
                .containsExactly("The compressed file is damaged or truncated. Download it again.");
    }

    /** Java reads each empty part by a recursive call, and the stack of a thread is limited. */
    @Test
    void refusesACompressedFileWithTooManyEmptyParts() throws IOException {
        var parts = new ByteArrayOutputStream();
        var empty = gzip(new byte[0]);
        for (int i = 0; i < 300_000; i++) {
            parts.write(empty);
        }
        parts.write(gzip(GOOD.getBytes(UTF_8)));
        assertThat(refusal(parts.toByteArray()))
                .containsExactly("The compressed file is damaged or truncated. Download it again.");
    }

    @Test
    void refusalNamesTheFormatOfTextThatIsNotCsv() {
        assertThat(refusal("<!DOCTYPE html>\n<html><body>Not found</body></html>"))
                .containsExactly("This is a web page, not CSV. Download the file itself.");
        assertThat(refusal("\uFEFF <?xml version='1.0'?><models/>"))
                .containsExactly("This is XML, not CSV. Download the file as CSV.");
        assertThat(refusal("{\"slug\":\"alpha\"}\n{\"slug\":\"beta\"}\n"))
                .containsExactly("NDJSON cannot be imported. Export the same models as CSV, and import the CSV file.");
        assertThat(refusal("[{\"slug\":\"alpha\"}]"))
                .containsExactly("JSON cannot be imported. Export the same models as CSV, and import the CSV file.");
        assertThat(refusal(GOOD.replace(',', ';')))
                .containsExactly("The columns are separated by semicolons. Separate them by commas.");
        assertThat(refusal(GOOD.replace(',', '\t')))
                .containsExactly("The columns are separated by tabs. Separate them by commas.");
    }

    @Test
    void oneProblemReportsAllDatesThatASpreadsheetRewrote() {
        var rows = IntStream.rangeClosed(1, 28).mapToObj(i -> row("Model " + i, "3/" + i + "/2025", "OpenAI"));
        assertThat(refusal(file(rows.toArray(String[]::new))))
                .containsExactly("All 28 dates look like 3/1/2025: a spreadsheet rewrote them. Download the file again."
                        + " Nothing was written.");
    }

    /** Spreadsheets write such lines for rows whose cells are empty or contain spaces. */
    @ParameterizedTest
    @ValueSource(strings = {",,,,,,,,,,,,", ", ,,,,,,,,,\u3000,,", "", " "})
    void skipsLinesWithoutAnyText(String empty) {
        var report =
                taken(file(row("Alpha", "2024-01-31", "OpenAI"), empty, row("Beta", "2024-02-01", "ETH"), empty, empty)
                        .getBytes(UTF_8));
        assertThat(List.of(report.rowsRead(), report.rowsSkipped())).containsExactly(2L, 0L);
        assertThat(refusal(file(row("Alpha", "2024-01-31", "OpenAI"), empty, row("Beta", "soon", "ETH"))))
                .singleElement()
                .asString()
                .startsWith("Line 4, column \"Publication date\"");
        assertThat(refusal(file(row("Alpha", "1/31/2024", "OpenAI"), row("Beta", "2/1/2024", "ETH"), empty)))
                .containsExactly("All 2 dates look like 1/31/2024: a spreadsheet rewrote them. Download the file again."
                        + " Nothing was written.");
        assertThat(refusal(file(empty)))
                .containsExactly("The file has no rows. It must have a header line and at least one row.");
    }

    @Test
    void lineWithTooFewSeparatorsMayBeTheBeginningOfATruncatedRow() {
        assertThat(refusal(file(row("Alpha", "2024-01-31", "OpenAI"), ",,,")))
                .containsExactly("Line 3 has 4 fields, but the header has 13: the quoting is broken, or the file is "
                        + "truncated. Nothing was written.");
    }

    @Test
    void reportsTheLineOfAMalformedQuoteBeyondLine1000() {
        var rows = IntStream.rangeClosed(2, 3000)
                .mapToObj(i -> i == 2573
                        ? with(row("Model " + i, "2024-01-31", "OpenAI"), "Task", "\"Chat\"ting")
                        : row("Model " + i, "2024-01-31", "OpenAI"));
        assertThat(refusal(file(rows.toArray(String[]::new))))
                .containsExactly("Line 2573: the quoting is broken, or the file is truncated. Nothing was written.");
        assertThat(refusal(file(IntStream.rangeClosed(2, 3000)
                        .mapToObj(i -> i == 1500 ? "\"" + i + ",2024-01-31" : row("M " + i, "2024-01-31", "OpenAI"))
                        .toArray(String[]::new))))
                .containsExactly("Line 1500: the quoting is broken, or the file is truncated. Nothing was written.");
    }

    @Test
    void errorStatesWhereACellOrRowExceedsALimit() {
        var cell = "x".repeat(1_000_001);
        assertThat(refusal(file(row("Alpha", "2024-01-31", "OpenAI"), "Beta,2024-01-31," + cell)))
                .containsExactly(
                        "Line 3, column 3: the cell has more than 1,000,000 characters; a closing quote may be "
                                + "missing. Nothing was written.");
        var half = "y".repeat(999_000);
        assertThat(refusal(file("\"" + half + "\"," + half + "," + half)))
                .containsExactly("Line 2, column 3: the row has more than 2,000,000 characters; a closing quote may be "
                        + "missing. Nothing was written.");
        assertThat(refusal(Csv.HEADER + ",x".repeat(600)))
                .containsExactly("Line 1, column 501: the row has more than 500 columns. Nothing was written.");
    }

    @Test
    void acceptsQuotesWithinACellAndLineBreaksWithinQuotes() {
        var csv = file(with(row("Alpha", "2024-01-31", "OpenAI"), "Task", "5\" screens"))
                + with(row("Beta", "2024-01-31", "OpenAI"), "Task", "\"a \"\"b\"\",\r\nc\"") + "\r\n";
        assertThat(taken(csv.getBytes(UTF_8)).added()).isEqualTo(2);
    }

    /** Two compressed files: one of a few kilobytes that unpacks to a cell of 90 MB, and one that never ends. */
    @Full
    @Test
    void refusesACompressedFileWhoseContentIsTooLarge() throws IOException {
        var cell =
                gzip((Csv.HEADER + "\n").getBytes(UTF_8), "x".repeat(1_000_000).getBytes(UTF_8), 90);
        assertThat(cell.length).isLessThan(200_000);
        assertThat(refusal(cell))
                .containsExactly(
                        "Line 2, column 1: the cell has more than 1,000,000 characters; a closing quote may be "
                                + "missing. Nothing was written.");
        var lines =
                gzip((Csv.HEADER + "\n").getBytes(UTF_8), "\n".repeat(1_000_000).getBytes(UTF_8), 20);
        var refused = catchThrowableOfType(
                RefusedException.class,
                () -> new Ingest(atlas.jdbi())
                        .run(
                                Atlas.epoch("2024-07-16"),
                                new CsvDrafts(new ByteArrayInputStream(lines), 10_000_000, Clock.systemUTC()),
                                stage -> {},
                                new Cancellation()));
        assertThat(refused.sentences())
                .containsExactly("The uncompressed data has more than 10000000 bytes. Nothing was written.");
    }

    /** The importer skips an entry of 30 MB, and must not unpack more of it than the limit. */
    @ParameterizedTest
    @ValueSource(
            strings = {"__MACOSX/._models.csv models.csv", "models/ models.csv", "models.csv __MACOSX/._models.csv"})
    void refusesAnArchiveWithATooLargeEntryBesideTheFile(String entries) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(packed)) {
            for (var entry : entries.split(" ")) {
                out.putNextEntry(new ZipEntry(entry));
                if (entry.equals("models.csv")) {
                    out.write(GOOD.getBytes(UTF_8));
                } else {
                    for (int i = 0; i < 30; i++) {
                        out.write(new byte[1_000_000]);
                    }
                }
            }
        }
        var in = new ByteArrayInputStream(packed.toByteArray());
        var refused = catchThrowableOfType(
                RefusedException.class,
                () -> new Ingest(atlas.jdbi())
                        .run(
                                Atlas.epoch("2024-07-16"),
                                new CsvDrafts(in, 1_000_000, Clock.systemUTC()),
                                stage -> {},
                                new Cancellation()));
        assertThat(refused.sentences())
                .containsExactly("The uncompressed data has more than 1000000 bytes. Nothing was written.");
        assertThat(in.available()).isGreaterThan(packed.size() / 2);
    }

    @Test
    void skipsAtMost1000EntriesOfAnArchive() throws IOException {
        assertThat(taken(zip(withFolders(1000))).added()).isEqualTo(2);
        assertThat(refusal(zip(withFolders(1001))))
                .containsExactly(
                        "The zip archive has more than 1000 folders and macOS metadata files. Pack only the CSV file.");
    }

    private static String[] withFolders(int count) {
        var folders = IntStream.range(0, count).boxed().flatMap(i -> Stream.of(i + "/", ""));
        return Stream.concat(folders, Stream.of("models.csv", GOOD)).toArray(String[]::new);
    }

    @Test
    void messagesShortenTheTextThatTheyQuote() {
        var header = Stream.generate(() -> "한".repeat(400)).limit(400).collect(Collectors.joining(","));
        for (var sentence : refusal(header + "\n")) {
            assertThat(sentence.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(1024);
            assertThat(sentence).startsWith("Line 1: the column \"").endsWith("...");
        }
    }

    private static ImportReport taken(byte[] bytes) {
        var dry = Atlas.dry("2024-07-16");
        return atlas.take(dry, new ByteArrayInputStream(bytes));
    }

    private static List<String> refusal(String text) {
        return refusal(text.getBytes(UTF_8));
    }

    private static List<String> refusal(byte[] bytes) {
        InputStream in = new ByteArrayInputStream(bytes);
        return catchThrowableOfType(RefusedException.class, () -> atlas.take(Atlas.epoch("2024-07-16"), in))
                .sentences();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        return gzip(bytes, new byte[0], 0);
    }

    private static byte[] gzip(byte[] start, byte[] more, int times) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(start);
            for (int i = 0; i < times; i++) {
                out.write(more);
            }
        }
        return packed.toByteArray();
    }

    /** @param files names and contents alternately */
    private static byte[] zip(String... files) throws IOException {
        return zip(UTF_8, files);
    }

    /** @param names encoding of the names; the flag for UTF-8 is set only if the encoding is UTF-8 */
    private static byte[] zip(Charset names, String... files) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(packed, names)) {
            for (int i = 0; i < files.length; i += 2) {
                out.putNextEntry(new ZipEntry(files[i]));
                out.write(files[i + 1].getBytes(UTF_8));
            }
        }
        return packed.toByteArray();
    }
}
