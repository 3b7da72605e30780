package dev.modelatlas.ingest;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.SyntheticCsv;

import static org.assertj.core.api.Assertions.assertThat;

/** A file is never held in memory: {@code -Drows=100000 -Dheap=256m} shows it at any size. */
class LargeImportTest {
    private static final int ROWS = Integer.getInteger("rows", 20_000);
    private static final String HEAP = System.getProperty("heap", "48m");

    @Test
    void rowsPassThroughASmallHeap(@TempDir Path folder) throws Exception {
        var database = Databases.fresh();
        var atlas = Atlas.on(database.dataSource());
        var file = SyntheticCsv.write(folder.resolve("synthetic.csv"), ROWS, 42);
        var url = database.jdbcUrl();
        var child = ImportChild.start(url, file, "2026-08-19", "none", "-Xmx" + HEAP);
        assertThat(child.waitFor(20, TimeUnit.MINUTES)).isTrue();
        assertThat(child.exitValue()).isZero();
        var models = atlas.jdbi()
                .withHandle(handle -> handle.select("select model_count from revision")
                        .mapTo(Integer.class)
                        .one());
        assertThat(models).isEqualTo(ROWS);
    }
}
