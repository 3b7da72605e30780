package dev.modelatlas.ingest.report;

/**
 * Why an import or publication is refused, or what a note is about. The codes never change, because clients branch on
 * them, and stored reports contain them.
 */
public enum ProblemCode {
    /** The idempotency key was already used with different content. */
    IDEMPOTENCY_MISMATCH,
    /** The base revision that the caller named is not the current one. */
    CONFLICT,
    /** The source is older than the current revision. */
    OLDER_THAN_CURRENT,
    /** The whole file is unreadable: it is not UTF-8, has malformed quotes, lacks a column, or has no rows. */
    UNREADABLE,
    /** A value has the wrong form, such as a slug with spaces or an invalid link. */
    MALFORMED,
    /** A required value is missing. */
    BLANK,
    /** A string is too long. */
    TOO_LONG,
    /** A list, or the whole call, has too many items. */
    TOO_MANY,
    /** A number is negative, too large or not finite, or a date is too early for any model. */
    OUT_OF_RANGE,
    /** A date is in the future. */
    IN_THE_FUTURE,
    /** A value is not one of the valid values. */
    UNKNOWN,
    /** Several organizations or models have the given name. */
    AMBIGUOUS,
    /** Two rows are for the same model or organization, have the same slug, or spell one model name differently. */
    DUPLICATE,
    /** The row belongs to another publisher, and the caller may change only its own rows. */
    FOREIGN,
    /** A problem without a code of its own. Only the command line and import jobs report such problems. */
    REFUSED,
    /** The call gives another value for a fact that can no longer change. */
    FIXED,
    /** The group's parent itself belongs to another group. */
    NESTED_GROUP,
    /** A model would be based on itself. */
    CIRCULAR,
    /** The file would remove, blank or add more than the guard allows. */
    MASS_CHANGE,
    /** Not a problem: a note that a name is new. A dry run of a publication shows it to the publisher. */
    NEW_NAME,
    /** Stands for further problems, which the report counts but does not list. */
    MORE
}
