package dev.modelatlas.webhook;

import java.time.Instant;

/**
 * A revision that a subscriber has not taken in all the time it was given.
 *
 * @param reason what the last attempt came to, in words
 */
public record DeadLetter(String webhookId, String name, int revisionNumber, Instant diedAt, String reason) {}
