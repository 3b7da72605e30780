package dev.modelatlas.csv;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.sql.WriteTransaction;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Sql;
import dev.modelatlas.testsupport.Waiting;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Concurrent
class ShippedRevisionsTest {

    @Test
    void appendsShippedRevisionsToADatabaseThatHasAnotherRevision() {
        var atlas = Atlas.empty();
        atlas.take("2020-01-01", file(row("Alpha", "2019-01-31", "OpenAI")));
        assertThat(atlas.shipped().isToBeFilled()).isFalse();
        assertThat(atlas.shipped().isFirstLoadBroken()).isFalse();
        assertThat(atlas.shipped().missing())
                .hasSize(9)
                .startsWith("2024-07-16")
                .endsWith("2026-08-19-facts");
        assertThat(atlas.shipped().append(false, true, sentence -> {})).isEqualTo(9);
        assertThat(atlas.export(10)).isEqualTo(shippedExport());
    }

    /** If PostgreSQL did not notice that the loading process has vanished, all other processes would wait for hours. */
    @Test
    void waitsForAnotherProcessAndLetsPostgresDetectAProcessThatVanished() {
        var atlas = Atlas.empty();
        var statements = Sql.statements(atlas.jdbi());
        var told = new CopyOnWriteArrayList<String>();
        var end = new CompletableFuture<Integer>();
        atlas.jdbi().useTransaction(other -> {
            other.execute("select pg_advisory_xact_lock(?)", 0x73656564L);
            end.completeAsync(() -> atlas.shipped().append(false, false, told::add));
            Waiting.await().until(() -> !told.isEmpty());
            assertThat(end).isNotDone();
        });
        assertThat(end.join()).isEqualTo(9);
        assertThat(told.get(0)).isEqualTo("Waiting for another process that loads or publishes revisions.");
        assertThat(statements).contains(WriteTransaction.NOTICE_LOST_CLIENT);
    }

    @Test
    void doesNotWaitForTheImportOfAnotherProcessIfNothingIsMissing() {
        var atlas = Atlas.filled();
        atlas.jdbi().useTransaction(other -> {
            other.execute("select pg_advisory_xact_lock_shared(?)", 0x73656564L);
            assertThat(CompletableFuture.supplyAsync(() -> atlas.shipped().append(false, false, sentence -> {})))
                    .succeedsWithin(Duration.ofMinutes(1))
                    .isEqualTo(0);
        });
    }

    /** All later shipped revisions would be older than this publication, and would be skipped, also by later loads. */
    @Test
    void publicationWaitsUntilTheLastShippedRevisionIsLoaded() {
        var atlas = Atlas.empty();
        var published = new CompletableFuture<ImportReport>();
        var loaded = atlas.shipped().append(false, false, sentence -> {
            if (sentence.startsWith("Loaded 2024-07-16")) {
                published.completeAsync(() ->
                        atlas.take(Atlas.partner("2026-11-25"), file(row("Newborn", "2026-11-01", "Newborn Labs"))));
                Waiting.await().until(() -> published.isDone() || atlas.isAnyWriterWaiting());
            }
        });
        assertThat(loaded).isEqualTo(9);
        assertThat(published.join().revision()).isEqualTo(10);
        assertThat(atlas.shipped().missing()).isEmpty();
    }

    /** The publication has the number of a shipped revision, so later loads cannot repair the first one. */
    @Test
    void knowsThatAnInterruptedFirstLoadWasFollowedByAPublication() {
        var atlas = Atlas.empty();
        assertThat(atlas.shipped().isFirstLoadPending()).isTrue();
        loadUntil(atlas, "2025-05-20");
        assertThat(atlas.shipped().isFirstLoadPending()).isTrue();
        assertThat(atlas.shipped().isFirstLoadBroken()).isFalse();
        atlas.take(Atlas.partner("2026-11-25"), file(row("Newborn", "2026-11-01", "Newborn Labs")));
        assertThat(atlas.shipped().isFirstLoadPending()).isFalse();
        assertThat(atlas.shipped().isFirstLoadBroken()).isTrue();
        assertThat(atlas.shipped().append(true, false, sentence -> {})).isEqualTo(5);
        assertThat(atlas.shipped().isFirstLoadBroken()).isFalse();
    }

    /** The previous release shipped revisions 1 to 8. */
    @Test
    void firstLoadOfThePreviousReleaseWasComplete() {
        var atlas = Atlas.empty();
        loadUntil(atlas, "2026-08-19");
        assertThat(atlas.shipped().isFirstLoadPending()).isFalse();
        atlas.take(Atlas.partner("2026-11-25"), file(row("Newborn", "2026-11-01", "Newborn Labs")));
        assertThat(atlas.shipped().missing()).containsExactly("2026-08-19-facts");
        assertThat(atlas.shipped().isFirstLoadBroken()).isFalse();
    }

    private static void loadUntil(Atlas atlas, String label) {
        assertThatThrownBy(() -> atlas.shipped().append(false, false, sentence -> {
                    if (sentence.startsWith("Loaded " + label + ":")) {
                        throw new IllegalStateException("interrupted");
                    }
                }))
                .hasMessage("interrupted");
    }

    @Test
    void vintageLoadedUnderAnotherLabelIsNotReportedAsMissing() {
        var atlas = Atlas.filled();
        atlas.jdbi().useHandle(handle -> handle.execute("update revision set label = 'own ' || number"));
        assertThat(atlas.shipped().missing()).isEmpty();
    }

    /** Two shipped revisions have the same file: the later one has more facts from it. */
    @Test
    void vintageLoadedUnderAnotherLabelIsMissingIfItHasFewerFactsOfTheSameFile() {
        var atlas = Atlas.filled();
        atlas.jdbi()
                .useHandle(handle -> handle.execute("update revision set label = 'own ' || number, fact_edition = 1"));
        assertThat(atlas.shipped().missing()).containsExactly("2026-08-19-facts");
    }

    @Test
    void reportsAndSkipsVintagesOlderThanTheCurrentRevision() {
        var atlas = Atlas.empty();
        atlas.take("2026-04-01", file(row("Alpha", "2026-01-31", "OpenAI")));
        var told = new ArrayList<String>();
        assertThat(atlas.shipped().append(false, true, told::add)).isEqualTo(2);
        assertThat(told)
                .hasSize(3)
                .last()
                .isEqualTo("These shipped revisions were skipped, because they are older than the current revision: "
                        + "2024-07-16, 2024-11-22, 2025-02-01, 2025-05-20, 2025-07-21, 2025-11-01, 2026-03-30. To "
                        + "append them, use --allow-older. The last of them then becomes the current revision.");
        told.clear();
        assertThat(atlas.shipped().append(false, false, told::add)).isZero();
        assertThat(told).hasSize(1);
    }

    @Test
    void refusesAShippedVintageThatWouldRemoveTooMuch() {
        var atlas = Atlas.empty();
        var rows = IntStream.range(0, 10).mapToObj(i -> row("Own " + i, "2019-01-31", "OpenAI"));
        atlas.take("2020-01-01", file(rows.toArray(String[]::new)));
        assertThatThrownBy(() -> atlas.shipped().append(false, false, sentence -> {}))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("10 of 10 models would be removed, 100.0 % (limit: 5 %)");
    }

    /** The content of the newest shipped revision, even if it has another number here. */
    private static String shippedExport() {
        return Atlas.filled().export(9);
    }
}
