package dev.modelatlas.upstream;

/** The result of a check for a new file. */
public enum SyncOutcome {
    /** A new revision was created. */
    IMPORTED,
    /** The source still has the last imported file, or the import of a new file changed nothing. */
    UNCHANGED,
    /** The file is invalid, or its import took too long, so it was not imported. */
    REFUSED,
    /** The import would remove, blank or add too much, so the guard refused the file. */
    MASS_CHANGE,
    /** The file could not be downloaded completely, or not stored. */
    UNREACHABLE
}
