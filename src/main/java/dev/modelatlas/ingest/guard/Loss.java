package dev.modelatlas.ingest.guard;

/**
 * A file's change that exceeds the limits of the guard.
 *
 * @param message the change with its numbers, the limit and up to ten examples
 */
public record Loss(String message) {}
