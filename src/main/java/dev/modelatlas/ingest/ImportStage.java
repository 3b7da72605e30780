package dev.modelatlas.ingest;

/**
 * The stages of an import. Nothing is visible to readers before {@link #COMMITTED}, and a failure leaves nothing
 * behind.
 */
public enum ImportStage {
    /** Nothing has been read or written yet. */
    WAITING_FOR_LOCK,
    /** All rows of the source are in the staging table. */
    STAGED,
    /** Rows have been matched with models and compared, so the changes are known. */
    COMPARED,
    /** The models have been written, but not the rest of the revision. */
    WRITING,
    /** Everything has been written, but nothing has been committed. */
    WRITTEN,
    /** The revision is committed. */
    COMMITTED
}
