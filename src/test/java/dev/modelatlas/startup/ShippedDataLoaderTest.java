package dev.modelatlas.startup;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

import io.quarkus.runtime.StartupEvent;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.csv.CsvDrafts;
import dev.modelatlas.csv.ShippedRevisions;
import dev.modelatlas.health.DatabaseState;
import dev.modelatlas.ingest.Cancellation;
import dev.modelatlas.ingest.ImportStage;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.sql.Database;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.Sql;
import dev.modelatlas.testsupport.Waiting;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class ShippedDataLoaderTest {

    /**
     * In a rollout, servers do not migrate. If a server ended because of missing migrations, the cluster would restart
     * it again and again.
     */
    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "16"})
    void serverStartsButLoadsNothingIfMigrationsAreMissing(String version) {
        var database = Databases.fresh();
        if (!version.equals("0")) {
            Flyway.configure()
                    .configuration(flyway(database).getConfiguration())
                    .target(MigrationVersion.fromVersion(version))
                    // The functions and views of this build need the tables of all migrations, so the test leaves them
                    // out.
                    .repeatableSqlMigrationPrefix("none")
                    .load()
                    .migrate();
        }
        var tables = tables(new Database().jdbi(database.dataSource()));
        start(database);
        assertThat(tables(new Database().jdbi(database.dataSource()))).isEqualTo(tables);
    }

    @Test
    void serversThatStartTogetherOnANewDatabaseLoadAllShippedRevisionsOnce() {
        var database = Atlas.emptyDatabase();
        var other = CompletableFuture.runAsync(() -> start(database));
        start(database);
        other.join();
        var atlas = Atlas.on(new Database().jdbi(database.dataSource()));
        assertThat(atlas.shipped().missing()).isEmpty();
        assertThat(atlas.everything())
                .contains("9 2026-08-19-facts ")
                .isEqualTo(Atlas.filled().everything());
    }

    /** The shipped revisions would follow the first revision of the operator, and could not be removed. */
    @Test
    void serverLoadsNothingIfAnImportCreatesTheFirstRevisionWhileTheServerStarts() {
        var database = Atlas.emptyDatabase();
        var atlas = Atlas.on(new Database().jdbi(database.dataSource()));
        var started = new CompletableFuture<Void>();
        var own = file(row("Alpha", "2024-01-15", "OpenAI"));
        new Ingest(atlas.jdbi())
                .run(
                        Atlas.partner("2024-01-15"),
                        new CsvDrafts(new ByteArrayInputStream(own.getBytes(UTF_8)), Clock.systemUTC()),
                        stage -> {
                            if (stage == ImportStage.STAGED) {
                                started.completeAsync(() -> {
                                    start(database);
                                    return null;
                                });
                                Waiting.await().until(() -> started.isDone() || atlas.isAnyWriterWaiting());
                            }
                        },
                        new Cancellation());
        started.join();
        assertThat(atlas.lines("select number || ' ' || publisher from revision order by number"))
                .containsExactly("1 Partner");
    }

    private static void start(Databases.Fresh database) {
        var jdbi = new Database().jdbi(database.dataSource());
        new ShippedDataLoader(
                        new ShippedRevisions(new Ingest(jdbi), jdbi), new DatabaseState(jdbi, flyway(database)), true)
                .atStart(new StartupEvent());
    }

    private static Flyway flyway(Databases.Fresh database) {
        return Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .load();
    }

    /** Every table with its number of rows. */
    private static String tables(Jdbi jdbi) {
        return Sql.one(jdbi, String.class, """
                        select coalesce(string_agg(tablename || ' '
                            || (xpath('/row/n/text()', query_to_xml(format('select count(*) n from %I', tablename), true, true, '')))[1],
                            ', ' order by tablename), '')
                        from pg_tables where schemaname = 'public'""");
    }
}
