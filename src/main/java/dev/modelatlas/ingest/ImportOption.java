package dev.modelatlas.ingest;

/** What a publisher or operator may ask of an import. */
public enum ImportOption {
    /** Reports without writing. */
    DRY_RUN,
    /** Skips invalid rows instead of refusing the source. */
    LENIENT,
    /** Refuses the source if any of its rows causes an import note. */
    STRICT,
    /** Accepts a source that is older than the current revision. */
    ALLOW_OLDER,
    /** Accepts a file that exceeds the limits of the guard. */
    ACCEPT_LOSSES
}
