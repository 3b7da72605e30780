package dev.modelatlas.ingest;

/** Where an import stands. Up to {@link #COMMITTED} nothing of it is visible, or left behind when it ends. */
public enum ImportStage {
    /** Nothing has been taken or written yet. */
    WAITING_FOR_LOCK,
    /** All rows of the source are in the staging table. */
    STAGED,
    /** Rows are matched and compared; what is to be written is known. */
    COMPARED,
    /** The models are written, the rest of the revision is not. */
    WRITING,
    /** All is written, and nothing committed. */
    WRITTEN,
    /** The revision stands. */
    COMMITTED
}
