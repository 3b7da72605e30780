package dev.modelatlas.ingest.guard;

/**
 * A change that exceeds the limits.
 *
 * @param message the change with its numbers, the limit and up to ten examples
 */
public record Loss(String message) {}
