package dev.modelatlas.csv;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.ingest.ImportOption;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.SourceFiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The newest vintage without some of its rows. Each row is well formed, so only the exact list of removed models shows
 * the loss.
 */
@Full
@Concurrent
class LostModelsTest {
    private static final String DAY = "2026-08-19";
    /** The maximum number of models that a file may remove: 5% of 526. */
    private static final int MOST = 26;

    private static Sheet sheet;
    private static Atlas atlas;
    private static String before;

    @BeforeAll
    static void newestVintage() throws Exception {
        var vintages = SourceFiles.vintages();
        sheet = Sheet.read(vintages.get(vintages.size() - 1).file());
        atlas = Atlas.filled();
        before = atlas.everything();
    }

    @AfterAll
    static void nothingWasWritten() {
        assertThat(atlas.everything()).isEqualTo(before);
    }

    static IntStream seeds() {
        return IntStream.range(0, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void importOfAFileWithoutSomeRowsReportsTheRemovedModelsOrIsRefused(int seed) {
        var random = new Random(seed);
        var positions = new ArrayList<>(rows(0, sheet.size()));
        Collections.shuffle(positions, random);
        var lost = 1 + random.nextInt(seed % 2 == 0 ? MOST : sheet.size() - 1);
        assertTold(positions.subList(lost, sheet.size()), positions.subList(0, lost));
    }

    /** The file is cut at the end of a row, so that each remaining row looks complete. */
    @ParameterizedTest
    @MethodSource("seeds")
    void importOfATruncatedFileReportsTheRemovedModelsOrIsRefused(int seed) {
        var random = new Random(seed);
        var kept = seed % 2 == 0 ? sheet.size() - 1 - random.nextInt(MOST) : 1 + random.nextInt(sheet.size() - 1);
        assertTold(rows(0, kept), rows(kept, sheet.size()));
    }

    @ParameterizedTest
    @ValueSource(ints = {MOST, MOST + 1})
    void fileIsRefusedOnlyBeyondTheLimitOfRemovedModels(int lost) {
        assertTold(rows(0, sheet.size() - lost), rows(sheet.size() - lost, sheet.size()));
    }

    @Test
    void importOfAFileThatLacksTheNewestModelsReportsTheRemovedModelsOrIsRefused() {
        var newest = new ArrayList<>(rows(0, sheet.size()));
        newest.sort(Collections.reverseOrder(Comparator.comparing(this::day)));
        assertTold(newest.subList(MOST, sheet.size()), newest.subList(0, MOST));
        assertTold(newest.subList(200, sheet.size()), newest.subList(0, 200));
    }

    /**
     * The newest model of a file may be at most 60 days older than that of the current revision. The days here are
     * around that limit.
     */
    @ParameterizedTest
    @ValueSource(ints = {50, 60, 61, 75, 100})
    void olderFileIsRefusedOnlyBeyondTheLimits(int days) {
        var last = newest(rows(0, sheet.size())).minusDays(days);
        var kept = rows(0, sheet.size()).stream()
                .filter(row -> !day(row).isAfter(last))
                .toList();
        var lost = new ArrayList<>(rows(0, sheet.size()));
        lost.removeAll(kept);
        assertTold(kept, lost);
    }

    @Test
    void refusesAFileWithTheRowsOfAnotherDataset() {
        var other = Sheet.read(SourceFiles.more("notable_ai_models-2026-08-19.csv"));
        var text = sheet.body(other).text();
        var changed = atlas.take(Atlas.dry(DAY).with(ImportOption.ACCEPT_LOSSES), text)
                .names();
        // Two of the 341 models whose names are missing in the other file exist there under other names.
        assertThat(changed.removed())
                .hasSize(339)
                .doesNotContainAnyElementsOf(names(other))
                .isSubsetOf(names(sheet));
        assertThat(changed.added()).isSubsetOf(names(other)).doesNotContainAnyElementsOf(names(sheet));
        // The other file lacks this column, so the remaining models lose the fact.
        var sizes = atlas.jdbi()
                .withHandle(handle -> handle.select("select name from model_version where valid_until = 2147483647"
                                + " and training_dataset_size is not null")
                        .mapTo(String.class)
                        .filter(name -> !changed.removed().contains(name))
                        .list());
        var expected = new ExpectedLosses(atlas);
        assertThat(atlas.refusal(DAY, text))
                .isEqualTo(ExpectedLosses.refusal(List.of(
                        expected.removed(sheet.size(), changed.removed()),
                        expected.lost("training_dataset_size", sizes.size(), sizes),
                        expected.grown(sheet.size(), other.size(), changed.added(), changed.restored()))));
    }

    /** Asserts the exact refusal beyond a limit, and otherwise the name of each removed model. */
    private void assertTold(List<Integer> kept, List<Integer> lost) {
        var text = sheet.rows(kept).text();
        var names = names(sheet.rows(lost));
        var losses = new ArrayList<String>();
        if (lost.size() > MOST) {
            losses.add(new ExpectedLosses(atlas).removed(sheet.size(), names));
        }
        var newest = newest(rows(0, sheet.size()));
        if (ChronoUnit.DAYS.between(newest(kept), newest) > 60) {
            losses.add(ExpectedLosses.newest(newest, newest(kept)));
        }
        if (losses.isEmpty()) {
            assertThat(atlas.take(Atlas.dry(DAY), text).names().removed()).containsExactlyInAnyOrderElementsOf(names);
        } else {
            assertThat(atlas.refusal(DAY, text)).isEqualTo(ExpectedLosses.refusal(losses));
        }
    }

    private LocalDate newest(List<Integer> rows) {
        return rows.stream().map(this::day).max(LocalDate::compareTo).orElseThrow();
    }

    private LocalDate day(int row) {
        return LocalDate.parse(sheet.cell(row, "Publication date"));
    }

    private static List<Integer> rows(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static List<String> names(Sheet sheet) {
        return IntStream.range(0, sheet.size())
                .mapToObj(row ->
                        sheet.cell(row, "Model").replaceAll("(?U)\\s+", " ").strip())
                .toList();
    }
}
