package dev.modelatlas.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * A subscriber whose turn it is, held by {@code lease}.
 *
 * @param url where it listens
 * @param secret encrypted
 * @param formerSecret encrypted; null when there is none
 * @param formerSecretUntil until when that one signs, too
 * @param delivered number of the last revision that is done with
 * @param failures attempts that have failed since the last one that did not
 * @param failingSince when the first of them failed; null when there is none
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
