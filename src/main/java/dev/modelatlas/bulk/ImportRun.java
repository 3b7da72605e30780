package dev.modelatlas.bulk;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jboss.logging.Logger;

import dev.modelatlas.csv.CsvDrafts;
import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.ingest.Cancellation;
import dev.modelatlas.ingest.ImportStage;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.sql.DatabaseFailure;
import dev.modelatlas.sql.Deadline;

/** One import job of this server, from the queue to its end. */
final class ImportRun {
    private static final Logger LOG = Logger.getLogger(ImportRun.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String TOO_LONG = "took longer than model-atlas.import.max-duration";

    /** Time limit of one attempt to read the new revision, or to record the progress or the result. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** Time for all attempts to record the result. A failover of the database takes less than a minute. */
    private static final Duration PATIENCE_WITH_FAILOVER = Duration.ofMinutes(1);

    private final UUID id;
    private final ImportRequest request;
    private final BooleanSupplier keyIsOver;
    private final SpooledFile file;
    private final String payload;
    private final long most;
    private final Ingest ingest;
    private final Supplier<?> look;
    private final ImportJobRepository jobs;
    private final Clock clock;
    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger rows = new AtomicInteger();
    private volatile ImportStage stage;
    private volatile boolean isLate;
    private volatile Outcome outcome;
    private volatile ImportState whenCancelled = ImportState.CANCELLED;

    /** @param words details for the log; may quote the file, and may be empty */
    record Outcome(ImportState state, String words) {}

    /**
     * @param keyIsOver whether the key of the sender is no longer valid
     * @param most maximum size of the unpacked file in bytes
     * @param look makes this server read the newest revision from the primary database
     * @param clock determines the latest valid release date
     */
    ImportRun(
            UUID id,
            ImportRequest request,
            BooleanSupplier keyIsOver,
            SpooledFile file,
            String payload,
            long most,
            Ingest ingest,
            Supplier<?> look,
            ImportJobRepository jobs,
            Clock clock) {
        this.id = id;
        this.request = request;
        this.keyIsOver = keyIsOver;
        this.file = file;
        this.payload = payload;
        this.most = most;
        this.ingest = ingest;
        this.look = look;
        this.jobs = jobs;
        this.clock = clock;
    }

    UUID id() {
        return id;
    }

    ImportRequest request() {
        return request;
    }

    /** How the job ends if it is cancelled. */
    ImportState whenCancelled() {
        return whenCancelled;
    }

    /** How the job ended; null if it has not run. */
    Outcome outcome() {
        return outcome;
    }

    SpooledFile file() {
        return file;
    }

    /** Marks the job as running. Returns false when the job was already cancelled or abandoned. */
    boolean begin() {
        return repeatedly("begin", () -> Deadline.within(PATIENCE, () -> jobs.begin(id)));
    }

    /** Runs the job and records how it ended. */
    void run() {
        ImportReport report;
        try {
            report = report();
        } catch (RefusedException refusal) {
            end(ImportState.REFUSED, null, json(refusal.problems()), refusal.summary());
            return;
        } catch (IOException | RuntimeException | Error failure) {
            end(failed(failure));
            return;
        }
        see();
        end(ImportState.DONE, json(report), null, report.summary());
    }

    private ImportReport report() throws IOException {
        try (var content = file.open()) {
            var drafts = new WatchedDrafts(new CsvDrafts(content, most, clock), rows, cancellation);
            return ingest.run(
                    request.publication(payload),
                    drafts,
                    reached -> {
                        stage = reached;
                        if (reached != ImportStage.COMMITTED) {
                            cancellation.check();
                            requireKey();
                        }
                    },
                    cancellation);
        }
    }

    /**
     * Refuses the import if the sender's key expired or was revoked while the job waited in the queue or for another
     * writer.
     */
    private void requireKey() {
        if (repeatedly("look up the key", () -> {
            cancellation.check();
            return keyIsOver.getAsBoolean();
        })) {
            throw new RefusedException(
                    "The API key of this import has expired or was revoked. Send the file again with a valid key.");
        }
    }

    private void end(ImportState unfinished) {
        if (unfinished == ImportState.CANCELLED && isLate) {
            LOG.warnf("Import %s was cancelled, because it %s", id, TOO_LONG);
            end(
                    unfinished,
                    null,
                    json(new RefusedException("The import " + TOO_LONG + ", and was cancelled.").problems()),
                    "");
        } else {
            end(unfinished, null, null, "");
        }
    }

    private ImportState failed(Throwable failure) {
        if (failure instanceof Ingest.UnknownOutcomeException || stage == ImportStage.COMMITTED) {
            LOG.errorf(failure, "Import %s may have been committed", id);
            return ImportState.ABANDONED;
        } else if (cancellation.isWanted()) {
            return whenCancelled;
        } else if (DatabaseFailure.of(failure).isPresent()) {
            LOG.errorf("Import %s failed: %s", id, DatabaseFailure.words(failure));
            return ImportState.FAILED;
        }
        // Logs and counts the defect.
        CodedError.of(failure, "import " + id);
        return ImportState.FAILED;
    }

    /** Lets the next request to this server see the new revision. If this fails, the server sees it a little later. */
    private void see() {
        try {
            Deadline.within(PATIENCE, look);
        } catch (RuntimeException unreachable) {
            LOG.warnf("Could not read the revision of import %s yet: %s", id, DatabaseFailure.words(unreachable));
        }
    }

    /** Records how the job ended. Without a record, the result is unknown. */
    private void end(ImportState state, String report, String problems, String words) {
        outcome = new Outcome(state, words);
        repeatedly(
                "record the result",
                () -> Deadline.within(PATIENCE, () -> {
                    jobs.end(id, state, rows.get(), report, problems);
                    return null;
                }));
    }

    /**
     * Returns the result of the work. If the database fails, repeats the work for up to
     * {@link #PATIENCE_WITH_FAILOVER}.
     */
    private <T> T repeatedly(String purpose, Supplier<T> work) {
        var end = System.nanoTime() + PATIENCE_WITH_FAILOVER.toNanos();
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException failure) {
                if (DatabaseFailure.of(failure).isEmpty() || System.nanoTime() > end || !pause()) {
                    throw failure;
                }
                LOG.warnf(
                        "Import %s could not %s, and will try again: %s", id, purpose, DatabaseFailure.words(failure));
            }
        }
    }

    /** Waits before the next attempt. Returns false if the server is shutting down. */
    private static boolean pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Records the job's progress, and cancels the job if that was requested. Called repeatedly, because a cancellation
     * stops only the SQL statement that is running, and not a statement that starts a moment later.
     */
    void tell() {
        var isToEnd = false;
        try {
            isToEnd =
                    Deadline.within(PATIENCE, () -> jobs.progress(id, stage == null ? null : stage.name(), rows.get()));
        } finally {
            if (isToEnd || cancellation.isWanted()) {
                cancel();
            }
        }
    }

    void cancel() {
        cancellation.cancel();
    }

    /** Cancels the job, because it has run for too long. */
    void expire() {
        isLate = !cancellation.isWanted();
        cancellation.cancel();
    }

    /** Whether the job is to be cancelled. */
    boolean isCancelled() {
        return cancellation.isWanted();
    }

    /** Abandons the job, because the server is shutting down. */
    void abandon() {
        whenCancelled = ImportState.ABANDONED;
        cancellation.cancel();
        if (stage == null) {
            Deadline.within(PATIENCE, () -> {
                jobs.end(id, ImportState.ABANDONED, 0, null, null);
                return null;
            });
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Could not write the report as JSON", e);
        }
    }
}
