package dev.modelatlas.access;

import java.time.Instant;

/**
 * Something that was done.
 *
 * @param actor who did it
 * @param action what, such as {@code REVISION_PUBLISHED}
 * @param revisionNumber the revision that was made; null for other events
 * @param keyId the key that was changed; null for other events
 * @param details what else there is to know, as a JSON object
 */
public record AuditEvent(
        Instant happenedAt, String actor, String action, Integer revisionNumber, String keyId, String details) {}
