package dev.modelatlas.csv;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Exports write every list as the SQL function {@code bar_list} does, although they do not call this function.
 */
@Concurrent
class ListCellTest {
    private static final List<ExportColumn> ONE_LIST =
            List.of(new ExportColumn("list", Fact.Kind.LIST, "A list.", null, false));

    private static final List<ExportColumn> ONE_TEXT =
            List.of(new ExportColumn("text", Fact.Kind.TEXT, "A string.", null, false));

    private static Atlas atlas;

    @BeforeAll
    static void anyAtlas() {
        atlas = Atlas.empty();
    }

    @Test
    void exportedListEqualsTheResultOfTheDatabaseFunction() {
        var random = new SplittableRandom(1);
        var lists = IntStream.range(0, 500)
                .mapToObj(index -> "(" + list(random) + ")")
                .collect(Collectors.joining(", "));
        var lines = atlas.jdbi()
                .withHandle(handle -> handle.select("select " + ExportFormat.CSV.select(ONE_LIST)
                                + ", bar_list(rows.list) from (values " + lists + ") rows (list)")
                        .map((row, context) -> List.of(
                                ExportFormat.CSV.line(ONE_LIST, Arrays.asList(row.getString(1))),
                                ExportFormat.CSV.line(ONE_TEXT, Arrays.asList(row.getString(2)))))
                        .list());

        assertThat(lists).contains("|", "\\", "array[]", "null");
        assertThat(lines)
                .hasSize(500)
                .allSatisfy(line -> assertThat(line.get(0)).isEqualTo(line.get(1)));
    }

    /** Up to three values of up to three characters, among them those that a cell has to escape. */
    private static String list(SplittableRandom random) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(index -> random.nextInt(10) == 0
                        ? "null"
                        : random.ints(random.nextInt(4), 0, 6)
                                .mapToObj("ab|\\, "::substring)
                                .map(rest -> rest.substring(0, 1))
                                .collect(Collectors.joining("", "'", "'")))
                .collect(Collectors.joining(", ", "cast(array[", "] as text[])"));
    }
}
