package dev.modelatlas.webhook;

import java.time.Instant;

/**
 * A revision that the receiver of a webhook did not accept within the retry period.
 *
 * @param reason result of the last attempt
 */
public record DeadLetter(String webhookId, String name, int revisionNumber, Instant diedAt, String reason) {}
