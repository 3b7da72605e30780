package dev.modelatlas.webhook;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The revision in a webhook message. Its components have the same names as the fields of {@code Revision} in the
 * GraphQL API.
 */
record Announcement(
        int number,
        String label,
        LocalDate asOf,
        Instant publishedAt,
        String publisher,
        int modelCount,
        int added,
        int changed,
        int renamed,
        int removed) {}
