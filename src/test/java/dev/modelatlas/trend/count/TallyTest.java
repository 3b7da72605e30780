package dev.modelatlas.trend.count;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** The rule Rank of docs/counting-rules.md, applied to counts in the database's form. */
@Concurrent
class TallyTest {

    @Test
    void threeTiedValuesShareARankAndTheNextRanksAreSkipped() {
        var tally = of("d 2024 2", "b 2024 2", "c 2024 2", "e 2024 1", "f 2024 1", "g 2024 1", "a 2024 3");
        assertThat(ranked(tally, 2024, 2024, 1))
                .containsExactly(
                        "1 a 3", "2 b 2 tied", "2 c 2 tied", "2 d 2 tied", "5 e 1 tied", "5 f 1 tied", "5 g 1 tied");
    }

    @Test
    void omittedValuesDoNotChangeRanksAndTies() {
        var tally = of("a 2024 4", "b 2024 3", "c 2024 3", "d 2024 2");
        assertThat(ranked(tally, 2024, 2024, 3)).containsExactly("1 a 4", "2 b 3 tied", "2 c 3 tied");
        assertThat(ranked(tally, 2024, 2024, 4)).containsExactly("1 a 4");
    }

    @Test
    void countsOfAllYearsInTheWindowAreAdded() {
        var tally = of("a 2020 5", "a 2021 1", "a 2023 2", "b 2022 4", "c 2024 9");
        assertThat(ranked(tally, 2021, 2023, 1)).containsExactly("1 b 4", "2 a 3");
        assertThat(ranked(tally, 2020, 2020, 1)).containsExactly("1 a 5");
        assertThat(ranked(tally, 2019, 2019, 1)).isEmpty();
    }

    @Test
    void modelsWithoutAValueAreCountedButNotRanked() {
        var tally = Tally.of(List.of(new Tally.Row(2024, null, null, 7), new Tally.Row(2024, "a", "a", 1)));
        assertThat(ranked(tally, 2024, 2024, 1)).containsExactly("1 a 1");
        assertThat(tally.unattributed().in(2024)).isEqualTo(7);
    }

    private static Tally of(String... rows) {
        return Tally.of(Stream.of(rows)
                .map(row -> row.split(" "))
                .map(row -> new Tally.Row(Integer.parseInt(row[1]), row[0], row[0], Integer.parseInt(row[2])))
                .toList());
    }

    private static List<String> ranked(Tally tally, int from, int to, int atLeast) {
        return tally.ranked(from, to, atLeast).stream()
                .map(it -> it.rank() + " " + it.value().key() + " " + it.models() + (it.tied() ? " tied" : ""))
                .toList();
    }
}
