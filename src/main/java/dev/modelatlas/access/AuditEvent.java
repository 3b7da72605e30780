package dev.modelatlas.access;

import java.time.Instant;

/**
 * An entry of the audit log.
 *
 * @param actor the person or program that made the change
 * @param action what was done, such as {@code REVISION_PUBLISHED}
 * @param revisionNumber number of the revision that was published; null for other events
 * @param keyId ID of the key that was changed; null for other events
 * @param details further facts, as a JSON object
 */
public record AuditEvent(
        Instant happenedAt, String actor, String action, Integer revisionNumber, String keyId, String details) {}
