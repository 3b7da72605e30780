package dev.modelatlas.access;

/** Whose rows a publisher may change and remove. */
public enum KeyScope {
    /** The publisher may change only rows that it published itself. */
    OWN,
    /** The publisher may change the rows of every publisher. */
    ALL
}
