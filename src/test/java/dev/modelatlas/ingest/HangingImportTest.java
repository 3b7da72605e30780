package dev.modelatlas.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import dev.modelatlas.csv.CsvDrafts;
import dev.modelatlas.ingest.draft.Drafts;
import dev.modelatlas.ingest.draft.ModelDraft;
import dev.modelatlas.ingest.reference.ReferenceWords;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.ingest.report.ValidationReport;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Waiting;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Imports that hang while all other writers wait for them. */
@Concurrent
class HangingImportTest {
    private static final String ALPHA = file(row("Alpha", "2024-01-31", "OpenAI"));
    private static final String BETA = file(row("Beta 2", "2024-02-29", "Google DeepMind"));

    private final Atlas atlas = Atlas.empty();

    /** A source that hangs after its first row, like a file on a disk that no longer responds. */
    private record HangingSource(Drafts drafts, CompletableFuture<Void> isHanging, CompletableFuture<Void> end)
            implements Drafts {
        @Override
        public void read(ReferenceWords words, ValidationReport findings, Consumer<ModelDraft> sink)
                throws IOException {
            drafts.read(words, findings, draft -> {
                sink.accept(draft);
                isHanging.complete(null);
                end.join();
            });
        }

        @Override
        public String sha256() {
            return drafts.sha256();
        }
    }

    @Test
    void importWhoseSourceHangsLosesTheLockAndSaysWhy() {
        var source = new HangingSource(drafts(ALPHA), new CompletableFuture<>(), new CompletableFuture<>());
        var hung = CompletableFuture.runAsync(() -> run(new Ingest(atlas.jdbi(), Duration.ofSeconds(1)), source));
        // Fails if the import ends before it hangs.
        CompletableFuture.anyOf(source.isHanging(), hung).join();
        assertThat(CompletableFuture.runAsync(() -> run(new Ingest(atlas.jdbi()), drafts(BETA))))
                .succeedsWithin(Duration.ofMinutes(1));
        source.end().complete(null);
        assertThatThrownBy(hung::join)
                .hasCauseInstanceOf(RefusedException.class)
                .hasMessageEndingWith(
                        "The import stood still for 1 s while all other imports and publications waited, so PostgreSQL"
                                + " ended it. Nothing was written. The process or the disk with the file may have hung."
                                + " Repeat the import.");
        assertThat(models()).isEqualTo("beta-2");
    }

    /** The session is that of a process which was stopped during a COPY. No limit of PostgreSQL ends such a session. */
    @Test
    void importEndsAnotherImportThatHangsWhileItSendsRows() throws SQLException {
        var limit = Duration.ofSeconds(5);
        try (var hung = atlas.jdbi().open()) {
            hung.begin();
            hung.execute("set local statement_timeout = 100");
            hung.execute("set local idle_in_transaction_session_timeout = 100");
            hung.execute("select pg_advisory_xact_lock(?)", Ingest.LOCK);
            hung.execute("create temp table draft (line bigint)");
            var copy =
                    hung.getConnection().unwrap(PGConnection.class).getCopyAPI().copyIn("copy draft from stdin");
            Waiting.await().until(() -> isCopyWaitingFor(limit));
            var other = CompletableFuture.runAsync(() -> run(new Ingest(atlas.jdbi(), limit), drafts(ALPHA)));
            succeedsAndEnds(copy, other);
        } catch (JdbiException lost) {
            // Jdbi cannot end the transaction of a session that PostgreSQL has ended.
        }
        assertThat(models()).isEqualTo("alpha");
    }

    /** When the other import begins, the first one does not hang for long enough. */
    @Test
    void importThatWaitsEndsAnImportThatBeginsToHang() throws SQLException {
        try (var hung = atlas.jdbi().open()) {
            hung.begin();
            hung.execute("select pg_advisory_xact_lock(?)", Ingest.LOCK);
            hung.execute("create temp table draft (line bigint)");
            var other = CompletableFuture.runAsync(
                    () -> run(new Ingest(atlas.jdbi(), Duration.ofSeconds(5)), drafts(ALPHA)));
            Waiting.await().until(() -> other.isDone() || atlas.isAnyWriterWaiting());
            var copy =
                    hung.getConnection().unwrap(PGConnection.class).getCopyAPI().copyIn("copy draft from stdin");
            succeedsAndEnds(copy, other);
        } catch (JdbiException lost) {
            // Jdbi cannot end the transaction of a session that PostgreSQL has ended.
        }
        assertThat(models()).isEqualTo("alpha");
    }

    /** The lock of an import is no reason to end the import: the import may wait for a disk or compute. */
    @Test
    void importEndsNeitherAnImportThatWorksNorAnyOtherSession() {
        try (var working = atlas.jdbi().open();
                var other = atlas.jdbi().open()) {
            working.begin();
            working.execute("select pg_advisory_xact_lock(?)", Ingest.LOCK);
            other.begin();
            other.execute("select 1");
            var waiting = CompletableFuture.runAsync(
                    () -> run(new Ingest(atlas.jdbi(), Duration.ofSeconds(5)), drafts(ALPHA)));
            Waiting.await().until(() -> waiting.isDone() || atlas.isAnyWriterWaiting());
            assertThat(waiting).isNotDone();
            working.rollback();
            waiting.join();
            other.rollback();
        }
        assertThat(models()).isEqualTo("alpha");
    }

    private static void succeedsAndEnds(CopyIn copy, CompletableFuture<Void> other) throws SQLException {
        try {
            assertThat(other).succeedsWithin(Duration.ofMinutes(1));
        } catch (AssertionError stillHanging) {
            // Otherwise, the end of the test would wait for the COPY.
            copy.cancelCopy();
            throw stillHanging;
        }
        assertThatThrownBy(copy::cancelCopy).isInstanceOf(SQLException.class);
    }

    private boolean isCopyWaitingFor(Duration limit) {
        return atlas.lines(
                                "select pid from pg_stat_activity where datname = current_database() and query like 'copy draft%'"
                                        + " and wait_event = 'ClientRead' and query_start < clock_timestamp() - make_interval(secs => ?)",
                                limit.toSeconds())
                        .size()
                == 1;
    }

    private String models() {
        return String.join(" ", atlas.lines("select slug from model order by slug"));
    }

    private static Drafts drafts(String csv) {
        return new CsvDrafts(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), Clock.systemUTC());
    }

    private static void run(Ingest ingest, Drafts source) {
        ingest.run(Atlas.epoch("2024-07-16"), source, stage -> {}, new Cancellation());
    }
}
