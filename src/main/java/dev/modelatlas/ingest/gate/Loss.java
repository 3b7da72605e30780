package dev.modelatlas.ingest.gate;

/**
 * One way in which a file changes more than is taken without being asked.
 *
 * @param message what would happen, with figures, the limit and up to ten examples
 */
public record Loss(String message) {}
