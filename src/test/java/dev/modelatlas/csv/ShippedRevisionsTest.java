package dev.modelatlas.csv;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Databases;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class ShippedRevisionsTest {

    @Test
    void twoFreshDatabasesHoldTheSame() {
        var one = Atlas.filled();
        var other = Atlas.empty();
        other.shipped().append(false, sentence -> {});
        assertThat(one.everything()).isEqualTo(other.everything());
    }

    @Test
    void serversThatStartAtOnceLoadThemOnce() {
        var database = Databases.fresh().dataSource();
        var atlas = Atlas.on(database);
        var other =
                CompletableFuture.supplyAsync(() -> Atlas.on(database).shipped().append(false, sentence -> {}));
        var made = atlas.shipped().append(false, sentence -> {}) + other.join();
        assertThat(made).isEqualTo(8);
        assertThat(atlas.shipped().missing()).isEmpty();
    }

    @Test
    void aFilledDatabaseLacksThemAndTakesThemAsTheNextNumbers() {
        var atlas = Atlas.empty();
        atlas.take("2020-01-01", file(row("Alpha", "2019-01-31", "OpenAI")));
        assertThat(atlas.shipped().isToBeFilled()).isFalse();
        assertThat(atlas.shipped().missing())
                .hasSize(8)
                .startsWith("2024-07-16")
                .endsWith("2026-08-19");
        assertThat(atlas.shipped().append(false, sentence -> {})).isEqualTo(8);
        assertThat(atlas.export(9)).isEqualTo(shippedExport());
    }

    /** What the newest shipped revision holds, whatever its number. */
    private static String shippedExport() {
        return Atlas.filled().export(8);
    }
}
