package dev.modelatlas.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * A webhook that this process has leased in order to send a message to it.
 *
 * @param url URL of the receiver
 * @param secret the encrypted secret
 * @param formerSecret the encrypted former secret; null when there is none
 * @param formerSecretUntil time until which the former secret also signs
 * @param delivered number of the last revision that was delivered, or became a dead letter
 * @param failures number of consecutive failed attempts
 * @param failingSince time of the first of these failures; null when there are none
 */
record Webhook(
        String id,
        String name,
        String url,
        byte[] secret,
        byte[] formerSecret,
        Instant formerSecretUntil,
        int delivered,
        int failures,
        Instant failingSince,
        UUID lease) {}
