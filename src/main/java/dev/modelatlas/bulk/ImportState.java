package dev.modelatlas.bulk;

import java.util.EnumSet;
import java.util.Set;

/** The state of an import job. */
public enum ImportState {
    /** The job waits in the queue. */
    QUEUED,
    RUNNING,
    /** The import created a revision, or found no changes. */
    DONE,
    /** The file is invalid, and the job lists its problems. Nothing was written. */
    REFUSED,
    /** The import failed because of a problem on the server. Nothing was written, and the file must be sent again. */
    FAILED,
    /** The job was cancelled on request, or because it took too long. Nothing was written. */
    CANCELLED,
    /**
     * The result is unknown, because the server stopped before the job ended, or lost the database during the commit.
     * The file must be sent again with the same idempotency key.
     */
    ABANDONED;

    /** The states of jobs that have ended. */
    static final Set<ImportState> ENDED = EnumSet.of(DONE, REFUSED, FAILED, CANCELLED, ABANDONED);
}
