package dev.modelatlas.upstream;

/** What a look for a new file came to. */
public enum Outcome {
    /** There is a new revision. */
    IMPORTED,
    /** The file is the one that is known, or says the same. */
    UNCHANGED,
    /** The file cannot be used. */
    REFUSED,
    /** The file would remove, blank or add too much. */
    MASS_CHANGE,
    /** There was no whole file. */
    UNREACHABLE
}
