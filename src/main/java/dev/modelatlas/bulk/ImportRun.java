package dev.modelatlas.bulk;

import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jboss.logging.Logger;

import dev.modelatlas.csv.CsvDrafts;
import dev.modelatlas.ingest.Cancellation;
import dev.modelatlas.ingest.ImportStage;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.revision.CurrentRevision;

/** One import job of this server, from the queue to its end. */
final class ImportRun {
    private static final Logger LOG = Logger.getLogger(ImportRun.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final UUID id;
    private final ImportRequest request;
    private final SpooledFile file;
    private final String payload;
    private final long most;
    private final Ingest ingest;
    private final CurrentRevision current;
    private final ImportJobRepository jobs;
    private final Clock clock;
    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger rows = new AtomicInteger();
    private volatile ImportStage stage;
    private volatile ImportState whenCancelled = ImportState.CANCELLED;

    /**
     * @param most maximum size of the unpacked file in bytes
     * @param clock determines the latest date of a release
     */
    ImportRun(
            UUID id,
            ImportRequest request,
            SpooledFile file,
            String payload,
            long most,
            Ingest ingest,
            CurrentRevision current,
            ImportJobRepository jobs,
            Clock clock) {
        this.id = id;
        this.request = request;
        this.file = file;
        this.payload = payload;
        this.most = most;
        this.ingest = ingest;
        this.current = current;
        this.jobs = jobs;
        this.clock = clock;
    }

    UUID id() {
        return id;
    }

    SpooledFile file() {
        return file;
    }

    /** Runs the job and records how it ended. */
    void run() {
        try {
            var report = report();
            // The next request to this server must see the new revision.
            current.look();
            jobs.end(id, ImportState.DONE, rows.get(), json(report), null);
        } catch (RefusedException refusal) {
            jobs.end(id, ImportState.REFUSED, rows.get(), null, json(refusal.problems()));
        } catch (IOException | RuntimeException | Error failure) {
            if (!cancellation.isWanted()) {
                LOG.errorf(failure, "Import %s failed", id);
            }
            jobs.end(id, cancellation.isWanted() ? whenCancelled : ImportState.FAILED, rows.get(), null, null);
        }
    }

    private ImportReport report() throws IOException {
        var drafts = new WatchedDrafts(new CsvDrafts(file.open(), most, clock), rows, cancellation);
        return ingest.run(
                request.publication(payload),
                drafts,
                reached -> {
                    stage = reached;
                    if (reached != ImportStage.COMMITTED) {
                        cancellation.check();
                    }
                },
                cancellation);
    }

    /**
     * Records the job's progress, and cancels the job if that was requested. Called repeatedly, because a cancellation
     * stops only the SQL statement that is running, and not a statement that starts a moment later.
     */
    void tell() {
        var isToEnd = jobs.progress(id, stage == null ? null : stage.name(), rows.get());
        if (isToEnd || cancellation.isWanted()) {
            cancel();
        }
    }

    void cancel() {
        cancellation.cancel();
    }

    /** Abandons the job, because the server is shutting down. */
    void abandon() {
        whenCancelled = ImportState.ABANDONED;
        cancellation.cancel();
        if (stage == null) {
            jobs.end(id, ImportState.ABANDONED, 0, null, null);
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
