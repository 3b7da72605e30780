package dev.modelatlas.webhook;

import java.time.Instant;

/**
 * How a subscriber stands, for people and figures; nothing of it is secret but what an address may hold.
 *
 * @param url where it listens; what follows the path may be a token
 * @param delivered number of the last revision that is done with
 * @param waitingSince since when the oldest revision waits that is not; null when none does
 * @param failures attempts that have failed since the last one that did not
 * @param nextAttemptAt not before; null for at once
 * @param lastAttemptAt null when there was none
 * @param lastAnswer what it came to, in words; null when there was none
 * @param deadLetters how many revisions it was not told of
 */
public record WebhookStatus(
        String id,
        String name,
        String url,
        Instant createdAt,
        int delivered,
        Instant waitingSince,
        int failures,
        Instant nextAttemptAt,
        Instant lastAttemptAt,
        String lastAnswer,
        int deadLetters) {}
