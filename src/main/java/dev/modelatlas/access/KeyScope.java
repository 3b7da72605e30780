package dev.modelatlas.access;

/** Which rows a publisher may change and remove. */
public enum KeyScope {
    /** Those that it stated itself. */
    OWN,
    /** Everybody's. */
    ALL
}
