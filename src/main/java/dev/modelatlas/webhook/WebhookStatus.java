package dev.modelatlas.webhook;

import java.time.Instant;

/**
 * The state of a webhook, for people and metrics. It contains no secret, except possibly in the URL.
 *
 * @param url URL of the receiver; its query string may contain a token
 * @param delivered number of the last revision that was delivered, or became a dead letter
 * @param waitingSince time when the oldest pending revision began to wait; null when none is pending
 * @param failures number of consecutive failed attempts
 * @param nextAttemptAt earliest time of the next attempt; null when the next attempt may start now
 * @param lastAttemptAt null when there was no attempt yet
 * @param lastAnswer result of the last attempt, as a message; null when there was none
 * @param deadLetters number of revisions that could not be delivered
 */
public record WebhookStatus(
        String id,
        String name,
        String url,
        int delivered,
        Instant waitingSince,
        int failures,
        Instant nextAttemptAt,
        Instant lastAttemptAt,
        String lastAnswer,
        int deadLetters) {}
