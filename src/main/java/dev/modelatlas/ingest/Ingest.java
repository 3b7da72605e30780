package dev.modelatlas.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.ingest.draft.Drafts;
import dev.modelatlas.ingest.guard.Guard;
import dev.modelatlas.ingest.guard.GuardConfig;
import dev.modelatlas.ingest.guard.GuardLimits;
import dev.modelatlas.ingest.reference.ReferenceData;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.sql.DatabaseFailure;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.sql.SqlFile;
import dev.modelatlas.sql.WriteTransaction;
import dev.modelatlas.work.Threads;

/**
 * Writes the tables of the dataset. Each import runs in one transaction under one advisory lock: either all of it
 * becomes the next revision, or nothing of it is ever visible. While a process loads the shipped revisions, all other
 * imports wait.
 */
@ApplicationScoped
public class Ingest {
    /** Key of the advisory lock that all writers take: "atlas" in ASCII. */
    static final long LOCK = 0x61746c6173L;

    /**
     * Key of the advisory lock that a process holds while it loads the shipped revisions: "seed" in ASCII. Other
     * writers take it in shared mode, so they wait. A publication between two shipped revisions would take the number
     * of the later one, or would make all later ones older than the current revision.
     */
    public static final long SHIPPED_LOCK = 0x73656564L;

    /**
     * Time after which PostgreSQL ends an import that hangs. TCP keepalive notices a process that has vanished, but not a
     * process that hangs, or whose source hangs.
     */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

    /** How often a writer looks for an import that hangs, in the time after which an import counts as hanging. */
    private static final int LOOKS = 5;

    private static final Logger LOG = Logger.getLogger(Ingest.class);

    private static final Consumer<ImportStage> NOBODY = stage -> {};

    /** Thrown when the commit failed. Perhaps only the confirmation was lost, and the import is committed. */
    public static final class UnknownOutcomeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownOutcomeException(RuntimeException cause) {
            super("The commit of the import failed, or its confirmation was lost", cause);
        }
    }

    /** Thrown when other imports or publications took so long that the deadline passed before this one could begin. */
    public static final class NotBegunException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotBegunException(RuntimeException cause) {
            super("The import waited for another one until its deadline", cause);
        }
    }

    private final Jdbi jdbi;
    private final ReferenceData reference;
    private final Guard guard;
    private final Duration longestSilence;

    @Inject
    Ingest(Jdbi jdbi, GuardConfig config) {
        this(jdbi, new ReferenceData(), GuardLimits.of(config), LONGEST_SILENCE);
    }

    /** Creates an importer with the default limits of the guard. */
    public Ingest(Jdbi jdbi) {
        this(jdbi, new ReferenceData());
    }

    /** Creates an importer with the given reference data instead of the reference data of this build. */
    Ingest(Jdbi jdbi, ReferenceData reference) {
        this(jdbi, reference, GuardLimits.DEFAULT, LONGEST_SILENCE);
    }

    /**
     * Creates an importer with the default limits of the guard.
     *
     * @param longestSilence time after which PostgreSQL ends an import that hangs
     */
    Ingest(Jdbi jdbi, Duration longestSilence) {
        this(jdbi, new ReferenceData(), GuardLimits.DEFAULT, longestSilence);
    }

    private Ingest(Jdbi jdbi, ReferenceData reference, GuardLimits limits, Duration longestSilence) {
        this.jdbi = jdbi;
        this.reference = reference;
        this.guard = new Guard(limits);
        this.longestSilence = longestSilence;
    }

    /**
     * Imports all models from a source. If a call with the same idempotency key was already answered, returns the
     * stored response without reading the source, and reports only the first stage.
     *
     * @param stages called with each stage of the import; the import continues when the callback returns
     * @param cancellation lets another thread cancel the import
     * @return the report
     * @throws RefusedException when the source is invalid; in this case, nothing is written
     * @throws Cancellation.CancelledException when the import itself noticed that it was cancelled. If PostgreSQL
     *     cancelled a statement first, the exception from the database is thrown instead
     */
    public ImportReport run(
            Publication publication, Drafts drafts, Consumer<ImportStage> stages, Cancellation cancellation) {
        return run(
                publication.isShipped(),
                stages,
                cancellation,
                handle -> new FileAttempt(handle, reference, publication, drafts, guard, stages));
    }

    /**
     * Processes one call of a publisher. The call lists the rows to add, change or remove; all other rows remain
     * unchanged.
     *
     * @param permission called when all earlier writers have ended; refuses the call by an exception
     * @throws RefusedException with all problems, if there are any
     */
    public ImportReport call(Publication publication, CallContent statement, Consumer<Handle> permission) {
        return run(
                false,
                NOBODY,
                new Cancellation(),
                handle -> new CallAttempt(handle, reference, publication, statement, permission));
    }

    /**
     * Stores an operator's decision about organizations or models. A decision that changes a count creates a new
     * revision and takes effect with that revision.
     *
     * @param dryRun whether to report without writing
     * @throws RefusedException when the decision is invalid; in this case, nothing is written
     */
    public ImportReport curate(Curation curation, boolean dryRun) {
        return run(
                false, NOBODY, new Cancellation(), handle -> CurationAttempt.of(handle, reference, curation, dryRun));
    }

    private ImportReport run(
            boolean isShipped,
            Consumer<ImportStage> stages,
            Cancellation cancellation,
            Function<Handle, ImportAttempt> attempt) {
        var started = System.nanoTime();
        var watch = watch();
        try (var handle = jdbi.open()) {
            stages.accept(ImportStage.WAITING_FOR_LOCK);
            handle.begin();
            var isCommitting = false;
            try {
                handle.execute(WriteTransaction.NOTICE_LOST_CLIENT);
                handle.execute("set local idle_in_transaction_session_timeout = " + longestSilence.toMillis());
                endHanging(handle);
                cancellation.begin(handle, jdbi);
                if (!isShipped) {
                    lock(handle, "select pg_advisory_xact_lock_shared(?)", SHIPPED_LOCK);
                }
                var work = attempt.apply(handle);
                var report = work.run(started);
                cancellation.endUnlessWanted();
                if (work.publication.has(ImportOption.DRY_RUN) || report.replayed()) {
                    handle.rollback();
                    return report;
                }
                // Commits even if there is no new revision, because display names in the reference data may have
                // changed.
                requireTime();
                isCommitting = true;
                commit(handle);
                stages.accept(ImportStage.COMMITTED);
                return report;
            } catch (IOException | SQLException | RuntimeException | Error failure) {
                cancellation.end();
                // Does not roll back after a failed commit. The outcome is unknown.
                if (!isCommitting) {
                    rollback(handle, failure);
                }
                throw failure;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw explained(new IllegalStateException(e));
        } catch (RuntimeException e) {
            throw explained(e);
        } finally {
            watch.shutdownNow();
        }
    }

    /**
     * Looks again and again for an import that hangs, on a connection of its own. The import for which a writer waits may
     * begin to hang while the writer waits. The writer itself does not stop waiting to look, because it would lose its
     * turn.
     */
    private ScheduledExecutorService watch() {
        var period = longestSilence.dividedBy(LOOKS).toMillis();
        var watch = Executors.newSingleThreadScheduledExecutor(Threads.daemons("hanging-imports"));
        watch.scheduleWithFixedDelay(this::lookForHanging, period, period, TimeUnit.MILLISECONDS);
        return watch;
    }

    private void lookForHanging() {
        try {
            jdbi.useHandle(this::endHanging);
        } catch (RuntimeException failure) {
            // The next look may succeed. An exception would end all further looks.
            LOG.debugf(failure, "Could not look for an import that hangs");
        }
    }

    /** Rolls back. If the connection is lost, the exception about this must not hide the reason. */
    private static void rollback(Handle handle, Throwable reason) {
        try {
            if (handle.isInTransaction()) {
                handle.rollback();
            }
        } catch (RuntimeException lost) {
            reason.addSuppressed(lost);
        }
    }

    /**
     * Ends the import that holds the lock of all writers, if its process hangs while it sends rows. PostgreSQL does not
     * end such an import itself: {@code idle_in_transaction_session_timeout} does not apply during a COPY, and
     * {@code statement_timeout} has no effect while a COPY waits for its client. A COPY takes seconds.
     */
    private void endHanging(Handle handle) {
        handle.createQuery(SqlFile.read(Ingest.class, "end_hanging"))
                .bind("lock", LOCK)
                .bind("seconds", longestSilence.toMillis() / 1000.0)
                .mapTo(Integer.class)
                .forEach(process -> LOG.warnf(
                        "Ended an import (process %d of PostgreSQL) that sent no data for %d s, and for which all other"
                                + " imports and publications waited. Its process probably hangs.",
                        process, longestSilence.toSeconds()));
    }

    /** Replaces the exception of an import that PostgreSQL ended because the import hung. */
    private RuntimeException explained(RuntimeException failure) {
        if (!DatabaseFailure.isIdleTimeout(failure)) {
            return failure;
        }
        var refusal = new RefusedException("The import stood still for " + longestSilence.toSeconds()
                + " s while all other imports and publications waited, so PostgreSQL ended it. Nothing was written."
                + " The process or the disk with the file may have hung. Repeat the import.");
        refusal.addSuppressed(failure);
        return refusal;
    }

    /**
     * Waits for an advisory lock, which the transaction holds until its end.
     *
     * @throws NotBegunException when the deadline passes first
     */
    static void lock(Handle handle, String sql, long lock) {
        try {
            handle.execute(sql, lock);
        } catch (RuntimeException failure) {
            throw DatabaseFailure.of(failure)
                    .filter(DatabaseFailure.TIMEOUT::equals)
                    .<RuntimeException>map(late -> new NotBegunException(failure))
                    .orElse(failure);
        }
    }

    /**
     * Requires that the deadline has not passed. Without this check, the server could commit a call, and then tell the
     * caller that the call took too long.
     */
    private static void requireTime() throws SQLTimeoutException {
        if (Deadline.isOver()) {
            throw new SQLTimeoutException("The time limit passed before the commit");
        }
    }

    private static void commit(Handle handle) {
        try {
            handle.commit();
        } catch (RuntimeException e) {
            // If the database itself reports an error, such as a violated constraint, then nothing was written.
            if (DatabaseFailure.isRefusal(e)) {
                throw e;
            }
            throw new UnknownOutcomeException(e);
        }
    }
}
