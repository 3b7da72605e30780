package dev.modelatlas.ingest.guard;

/**
 * A change that a file would make beyond the limits of the guard.
 *
 * @param message the change with its numbers, the limit and up to ten examples
 */
public record Loss(String message) {}
