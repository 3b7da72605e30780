package dev.modelatlas.ingest;

/** Why something is not taken in. Codes are stable: clients branch on them. */
public enum ProblemCode {
    /** The idempotency key was used for a call with another content. */
    IDEMPOTENCY_MISMATCH,
    /** The revision that the caller builds on is not the current one. */
    CONFLICT,
    /** The source stood so before the current revision's did. */
    OLDER_THAN_CURRENT,
    /** The file cannot be read as a whole: no UTF-8, broken quoting, a missing column, no rows. */
    UNREADABLE,
    /** A value has the wrong form, such as a slug with blanks or a link that is none. */
    MALFORMED,
    /** A value that is wanted is not there. */
    BLANK,
    /** A text is longer than it may be. */
    TOO_LONG,
    /** A list or the whole holds more than it may. */
    TOO_MANY,
    /** A number is negative, too large or not finite, or a day before there were models. */
    OUT_OF_RANGE,
    /** A day is yet to come. */
    IN_THE_FUTURE,
    /** A word that nobody knows, where only known ones do. */
    UNKNOWN,
    /** A name that several bear. */
    AMBIGUOUS,
    /** Two rows are the same model or organization, or ask for the same slug. */
    DUPLICATE,
    /** The row is somebody else's, and the caller may change only its own. */
    FOREIGN,
    /** Something that only a person at the command line is told. */
    REFUSED,
    /** A fact that cannot change any more. */
    FIXED,
    /** An organization would be counted under one that is itself counted under another. */
    NESTED_GROUP,
    /** A model would be made from itself. */
    CIRCULAR,
    /** The file would remove, blank or add more than is taken without being asked. */
    MASS_CHANGE,
    /** The rest of the problems, which are only counted. */
    MORE
}
