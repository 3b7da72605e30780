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

/**
 * Exports write every list as the importer's SQL function does, although they call that function only for few lists.
 */
@Concurrent
class ListCellTest {
    private static final List<ExportColumn> ONE_LIST =
            List.of(new ExportColumn("list", Fact.Kind.LIST, "A list.", null, false));

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
        var different = atlas.jdbi()
                .withHandle(handle -> handle.select("select cast(rows.list as text) from (values " + lists
                                + ") rows (list) where " + ExportFormat.CSV.select(ONE_LIST)
                                + " is distinct from bar_list(rows.list)")
                        .mapTo(String.class)
                        .list());

        assertThat(lists).contains("|", "\\", "array[]", "null");
        assertThat(different).isEmpty();
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
