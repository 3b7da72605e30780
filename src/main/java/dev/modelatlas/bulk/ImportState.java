package dev.modelatlas.bulk;

/** How an import stands. */
public enum ImportState {
    /** It waits for its turn. */
    QUEUED,
    RUNNING,
    /** It made a revision, or found that nothing changes. */
    DONE,
    /** The file cannot be used; its problems say why. Nothing was written. */
    REFUSED,
    /** Something broke on the server. Nothing was written: send it again. */
    FAILED,
    /** It was ended on demand. Nothing was written. */
    CANCELLED,
    /** Its server ended. What it did is not known here: send it again under the same key. */
    ABANDONED
}
