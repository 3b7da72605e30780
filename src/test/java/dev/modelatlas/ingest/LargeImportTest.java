package dev.modelatlas.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.Sql;
import dev.modelatlas.testsupport.SyntheticCsv;

import static org.assertj.core.api.Assertions.assertThat;

/** A file is never held in memory as a whole. {@code -Drows=100000 -Dheap=256m} tests any size. */
@Concurrent
@Full
class LargeImportTest {
    private static final int ROWS = Integer.getInteger("rows", 20_000);
    private static final String HEAP = System.getProperty("heap", "48m");

    @Test
    void importsManyRowsWithASmallHeap(@TempDir Path folder) throws Exception {
        var database = Databases.fresh();
        var atlas = Atlas.on(database.dataSource());
        var file = SyntheticCsv.write(folder.resolve("synthetic.csv"), ROWS, 42);
        var url = database.jdbcUrl();
        var indexes = indexes(atlas);
        var child = ImportChild.start(url, file, "2026-08-19", "none", "-Xmx" + HEAP);
        assertThat(child.waitFor(20, TimeUnit.MINUTES)).isTrue();
        assertThat(child.exitValue()).isZero();
        var models = Sql.one(atlas.jdbi(), Integer.class, "select model_count from revision");
        assertThat(models).isEqualTo(ROWS);
        assertThat(indexes(atlas)).isEqualTo(indexes);
        assertThat(planOfAPage(atlas))
                .contains("Index Scan using model_version_by_slug")
                .doesNotContain("Sort");
    }

    @Test
    void reportsManyEqualRowsWithASmallHeap(@TempDir Path folder) throws Exception {
        var database = Databases.fresh();
        var atlas = Atlas.on(database.dataSource());
        var file = folder.resolve("equal.csv");
        var row = Csv.row("Alpha", "2024-01-31", "OpenAI");
        Files.writeString(file, Csv.HEADER + "\n" + (row + "\n").repeat(20 * ROWS));
        var child = ImportChild.start(database.jdbcUrl(), file, "2026-08-19", "none", "-Xmx" + HEAP);
        assertThat(child.waitFor(20, TimeUnit.MINUTES)).isTrue();
        assertThat(child.exitValue()).isZero();
        assertThat(atlas.lines("select skipped_rows || ' ' || note_count from revision"))
                .containsExactly((20 * ROWS - 1) + " " + (20 * ROWS - 1));
    }

    /** PostgreSQL's plan of a page, immediately after the import. It depends on the statistics of the tables. */
    private static String planOfAPage(Atlas atlas) {
        return atlas.jdbi()
                .withHandle(handle -> String.join(
                        "\n",
                        handle.select("explain select * from model_facts where valid_from <= 1 and valid_until > 1"
                                        + " and slug > 'b' order by slug limit 1000")
                                .mapTo(String.class)
                                .list()));
    }

    /** All indexes and constraints: a large import recreates some of them. */
    private static List<String> indexes(Atlas atlas) {
        return atlas.lines("select indexdef from pg_indexes where schemaname = 'public' union all"
                + " select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)"
                + " from pg_constraint where connamespace = 'public'::regnamespace order by 1");
    }
}
