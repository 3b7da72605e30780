package dev.modelatlas.csv;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.modelatlas.access.Actor;
import dev.modelatlas.csv.CsvExport.Piece;
import dev.modelatlas.ingest.Dataset;
import dev.modelatlas.ingest.Publication;
import dev.modelatlas.sql.SqlFragment;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.Databases;

import static org.assertj.core.api.Assertions.assertThat;

/** An export in several chunks has every record once, in order. */
@Concurrent
class ExportChunksTest {
    /** One full chunk, and one more record. */
    private static final int RECORDS = CsvExport.MOST_ROWS + 1;

    private static final Pattern NUMBER = Pattern.compile("\\d{4}");

    private static Atlas atlas;

    @BeforeAll
    static void publishModelsOfAsManyOrganizations() {
        atlas = Atlas.empty();
        atlas.take(
                "2024-07-16",
                Csv.file(numbers()
                        .map(number -> Csv.row("Model " + number, "2024-01-01", "Laboratory " + number))
                        .toArray(String[]::new)));
    }

    @Test
    void sourcesAndPublishersWithEqualCountsHaveTheSameOrderInAnyLocale() {
        var dictionary = Atlas.on(Databases.sortedLikeADictionary().dataSource());
        for (var publisher : List.of("acme", "Zeta")) {
            dictionary.take(
                    Publication.of(
                            Actor.commandLine(),
                            new Dataset(publisher, publisher, "u", "l", "a", LocalDate.parse("2024-07-16"))),
                    Csv.file(Csv.row("Model of " + publisher, "2024-01-01", "Laboratory")));
        }
        var export = new CsvExport(dictionary.jdbi());
        assertThat(export.publishers(2)).containsExactly("Zeta", "acme");
        assertThat(export.origins(2, SqlFragment.TRUE))
                .extracting(CsvExport.Origin::name)
                .containsExactly("Zeta", "acme");
    }

    @Test
    void everyModelIsInExactlyOneChunk() {
        var export = new CsvExport(atlas.jdbi());
        var chunks = chunks(after -> export.piece(ExportFormat.NDJSON, 1, false, SqlFragment.TRUE, after));
        assertThat(records(chunks)).containsExactlyElementsOf(numbers().toList());
    }

    @Test
    void everyOrganizationIsInExactlyOneChunk() {
        var export = new OrganizationExport(atlas.jdbi());
        var chunks = chunks(after -> export.piece(ExportFormat.NDJSON, 1, after));
        assertThat(records(chunks)).containsExactlyElementsOf(numbers().toList());
    }

    @Test
    void everyChangeIsInExactlyOneChunk() {
        var export = new ChangeExport(atlas.jdbi());
        var chunks = chunks(after -> export.piece(ChangeFormat.ONE, 1, after));
        assertThat(records(chunks)).containsExactlyElementsOf(numbers().toList());
    }

    @Test
    void rowsWithLongListsEndAChunkEarlier() {
        // Half of the links are too irregular for PostgreSQL to compress them.
        var random = new Random(1);
        var links = IntStream.range(0, 50)
                .mapToObj(link -> "https://example.org/" + link + "/"
                        + random.ints(900, 'a', 'z' + 1)
                                .mapToObj(Character::toString)
                                .collect(Collectors.joining())
                        + "a".repeat(900))
                .collect(Collectors.joining(" "));
        var numbers = IntStream.rangeClosed(1, 25).mapToObj("%04d"::formatted).toList();
        var laboratory = Atlas.empty();
        laboratory.take(
                "2024-07-16",
                Csv.file(numbers.stream()
                        .map(number -> Csv.with(Csv.row("Model " + number, "2024-01-01", "Laboratory"), "Link", links))
                        .toArray(String[]::new)));
        var export = new CsvExport(laboratory.jdbi());
        var changes = new ChangeExport(laboratory.jdbi());
        for (var next : List.<Function<String, Piece>>of(
                after -> export.piece(ExportFormat.CSV, 1, false, SqlFragment.TRUE, after),
                after -> export.piece(ExportFormat.NDJSON, 1, true, SqlFragment.TRUE, after),
                after -> changes.piece(ChangeFormat.ONE, 1, after),
                after -> changes.piece(ChangeFormat.TWO, 1, after))) {
            var chunks = chunks(next, 3);
            assertThat(records(chunks)).containsExactlyElementsOf(numbers);
            assertThat(chunks)
                    .allSatisfy(chunk -> assertThat(chunk.text().length())
                            .isLessThan(CsvExport.MOST_BYTES + links.length() + 10_000));
        }
    }

    private static Stream<String> numbers() {
        return IntStream.rangeClosed(1, RECORDS).mapToObj("%04d"::formatted);
    }

    private static List<Piece> chunks(Function<String, Piece> next) {
        return chunks(next, 2);
    }

    private static List<Piece> chunks(Function<String, Piece> next, int number) {
        var chunks = new ArrayList<Piece>();
        for (var after = "";
                after != null;
                after = chunks.get(chunks.size() - 1).last()) {
            chunks.add(next.apply(after));
        }
        assertThat(chunks).as("chunks").hasSize(number);
        return chunks;
    }

    /** The number in the name of each record; a line without a number is no record of this test. */
    private static List<String> records(List<Piece> chunks) {
        return chunks.stream()
                .flatMap(chunk -> chunk.text().lines())
                .map(NUMBER::matcher)
                .filter(Matcher::find)
                .map(line -> line.group())
                .toList();
    }
}
