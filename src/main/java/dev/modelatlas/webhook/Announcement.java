package dev.modelatlas.webhook;

import java.time.Instant;
import java.time.LocalDate;

/** What a message tells of a revision; the names are those of the API's {@code Revision}. */
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
