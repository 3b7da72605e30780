package dev.modelatlas.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.access.Actor;
import dev.modelatlas.access.KeyScope;
import dev.modelatlas.access.Publisher;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.sql.Database;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.Faults;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/** The recorded result of an import, also if the database fails at the end of the import. */
@Concurrent
class ImportRunTest {
    private static final String NAME = "Partner";
    private static final String PAYLOAD = "0".repeat(64);

    private final DataSource database =
            Databases.filled("migrated", empty -> Atlas.on(empty.dataSource())).dataSource();
    private BooleanSupplier keyIsOver = () -> false;
    private final AtomicBoolean refusesAConnection = new AtomicBoolean();
    private final AtomicBoolean losesAConfirmation = new AtomicBoolean();
    private final AtomicBoolean refusesACommit = new AtomicBoolean();
    /** Whether the database has vanished for the current thread. */
    private final ThreadLocal<Boolean> vanished = ThreadLocal.withInitial(() -> false);

    private final Jdbi jdbi = new Database().jdbi(Faults.in(DataSource.class, database, this::connection));
    private final ImportJobRepository jobs = new ImportJobRepository(jdbi);

    @TempDir
    Path folder;

    private SpooledFile file;

    @BeforeEach
    void upload() throws IOException {
        file = SpooledFile.create(folder, false);
        Files.writeString(file.path(), Csv.file(Csv.row("Alpha", "2024-01-31", "OpenAI")));
    }

    @Test
    void importIsDoneEvenIfTheDatabaseFailsOrTheJobIsCancelledAfterTheCommit() {
        var run = new AtomicReference<ImportRun>();
        var job = add(null);
        run.set(run(job, () -> {
            run.get().cancel();
            refusesAConnection.set(true);
            throw new IllegalStateException("no connection");
        }));
        run.get().run();
        assertThat(refusesAConnection).isFalse();
        assertThat(found(job)).extracting(ImportJob::state).isEqualTo(ImportState.DONE);
        assertThat(found(job).report()).contains("\"revision\": 1");
    }

    @Test
    void importIsAbandonedIfTheConfirmationOfItsCommitIsLost() {
        var job = add(null);
        losesAConfirmation.set(true);
        run(job, () -> null).run();
        assertThat(losesAConfirmation).isFalse();
        assertThat(found(job)).extracting(ImportJob::state).isEqualTo(ImportState.ABANDONED);
        var repeated = add(null);
        run(repeated, () -> null).run();
        assertThat(found(repeated)).extracting(ImportJob::state).isEqualTo(ImportState.DONE);
        assertThat(found(repeated).report()).contains("\"replayed\": true", "\"revision\": 1");
        assertFileIsClosed();
    }

    @Test
    void importHasFailedIfTheDatabaseRefusesItsCommit() {
        var job = add(null);
        refusesACommit.set(true);
        run(job, () -> null).run();
        assertThat(found(job)).extracting(ImportJob::state).isEqualTo(ImportState.FAILED);
        assertFileIsClosed();
    }

    @Test
    void cancelledImportClosesItsFile() {
        var job = add(null);
        var run = run(job, () -> null);
        run.cancel();
        run.run();
        assertThat(found(job)).extracting(ImportJob::state).isEqualTo(ImportState.CANCELLED);
        assertFileIsClosed();
    }

    /** The database server has vanished, so no other connection can cancel the statement. */
    @Test
    void cancelledImportEndsIfItsDatabaseCannotBeReached() throws Exception {
        var job = add(null);
        var run = run(job, () -> null);
        try (var other = new Database().jdbi(database).open()) {
            other.begin();
            other.execute("select pg_advisory_xact_lock(?)", 0x61746c6173L);
            var running = CompletableFuture.runAsync(run::run);
            await().until(() -> other.select("select exists (select from pg_locks where locktype = 'advisory'"
                            + " and not granted and database = (select oid from pg_database"
                            + " where datname = current_database()))")
                    .mapTo(Boolean.class)
                    .one());
            await().until(() -> {
                vanished.set(true);
                run.cancel();
                return running.isDone();
            });
            other.rollback();
        }
        assertThat(found(job)).extracting(ImportJob::state).isEqualTo(ImportState.CANCELLED);
        assertFileIsClosed();
    }

    /** The pool may have no free connection for a moment. */
    @Test
    void importContinuesAfterAFailedLookupOfItsKey() {
        var failures = new AtomicInteger(1);
        keyIsOver = () -> {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException(new SQLException("connection lost", "08006"));
            }
            return false;
        };
        var job = add(null);
        run(job, () -> null).run();
        assertThat(found(job)).extracting(ImportJob::state).isEqualTo(ImportState.DONE);
    }

    @Test
    void importBeginsEvenIfTheDatabaseFailsForAMoment() {
        var job = add(null);
        refusesAConnection.set(true);
        assertThat(run(job, () -> null).begin()).isTrue();
        assertThat(refusesAConnection).isFalse();
        assertThat(found(job)).extracting(ImportJob::state).isEqualTo(ImportState.RUNNING);
    }

    @Test
    void importBeginsEvenIfTheConfirmationOfItsStartIsLost() {
        var job = add(null);
        losesAConfirmation.set(true);
        assertThat(run(job, () -> null).begin()).isTrue();
        assertThat(losesAConfirmation).isFalse();
        assertThat(found(job)).extracting(ImportJob::state).isEqualTo(ImportState.RUNNING);
    }

    @Test
    void importRefusedForItsBaseRevisionClosesItsFile() {
        var job = add(7);
        run(job, () -> null).run();
        assertThat(found(job)).extracting(ImportJob::state).isEqualTo(ImportState.REFUSED);
        assertThat(found(job).problems()).contains("CONFLICT");
        assertFileIsClosed();
    }

    private record Added(ImportJob job, ImportRequest request) {}

    private Added add(Integer baseRevision) {
        var request = new ImportRequest(
                new Publisher(NAME, KeyScope.OWN, new Actor(NAME), null),
                Atlas.dataset(NAME, "2024-07-16"),
                null,
                Set.of(),
                "key",
                baseRevision);
        return new Added(jobs.add(request, PAYLOAD, 1).orElseThrow(), request);
    }

    private ImportRun run(Added added, Supplier<?> look) {
        return new ImportRun(
                added.job().id(),
                added.request(),
                () -> keyIsOver.getAsBoolean(),
                file,
                PAYLOAD,
                1_000_000,
                new Ingest(jdbi),
                look,
                jobs,
                Clock.systemUTC());
    }

    private ImportJob found(Added added) {
        return jobs.find(NAME, added.job().id()).orElseThrow();
    }

    private void assertFileIsClosed() {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            assertThat(open.map(ImportRunTest::target).filter(file.path()::equals))
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor);
        } catch (NoSuchFileException closed) {
            return descriptor;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object connection(String method, Callable<Object> call) throws Exception {
        if (vanished.get()) {
            throw new SQLException("no response", "08001");
        }
        if (refusesAConnection.getAndSet(false)) {
            throw new SQLException("too many connections", "53300");
        }
        var result = call.call();
        return result instanceof Connection opened
                ? Faults.in(Connection.class, opened, (name, work) -> statement(opened, name, work))
                : result;
    }

    private Object statement(Connection opened, String method, Callable<Object> call) throws Exception {
        if (method.equals("commit") && refusesACommit.getAndSet(false)) {
            opened.rollback();
            throw new SQLException("a deferred constraint is violated", "23503");
        }
        var result = call.call();
        if (method.equals("commit") && losesAConfirmation.getAndSet(false)) {
            opened.close();
            throw new SQLException("connection lost", "08006");
        }
        return result;
    }
}
