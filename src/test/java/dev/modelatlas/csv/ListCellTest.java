package dev.modelatlas.csv;

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

/** Exports write every list as the database's function {@code bar_list} does, which earlier releases used. */
@Concurrent
class ListCellTest {
    private static final List<ExportColumn> ONE_LIST = column(Fact.Kind.LIST);
    private static final List<ExportColumn> ONE_TEXT = column(Fact.Kind.TEXT);

    private static Atlas atlas;

    private static List<ExportColumn> column(Fact.Kind kind) {
        return List.of(new ExportColumn("cell", kind, "A cell.", null, false));
    }

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
        assertThat(lists).contains("|", "\\", "array[]", "null");
        assertThat(cells(ONE_LIST, "rows.list", lists)).isEqualTo(cells(ONE_TEXT, "bar_list(rows.list)", lists));
    }

    /** The cells of an export with a single column. */
    private static List<String> cells(List<ExportColumn> columns, String cell, String lists) {
        return atlas.jdbi()
                .withHandle(handle -> handle.createQuery("select 'slug', " + ExportFormat.CSV.select(columns)
                                + " from (select " + cell + " as cell from (values " + lists + ") rows (list)) rows")
                        .map((row, context) ->
                                ExportFormat.CSV.cells(columns, row).get(0))
                        .list());
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
