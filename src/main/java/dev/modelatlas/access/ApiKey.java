package dev.modelatlas.access;

import java.time.Instant;

/**
 * A key as the database knows it.
 *
 * @param id the part that is no secret
 * @param name who holds it
 * @param secretSha256 SHA-256 of the secret
 * @param replaces id of the key that this one was made in place of; null for the first of its name
 * @param expiresAt from then on it is refused; null when it has no end
 * @param revokedAt null unless it was revoked
 * @param lastUsedAt to the minute; null when it never was
 */
public record ApiKey(
        String id,
        String name,
        KeyRole role,
        KeyScope scope,
        byte[] secretSha256,
        String replaces,
        Instant createdAt,
        Instant expiresAt,
        Instant revokedAt,
        Instant lastUsedAt) {

    /** Whether it opens anything at that moment. */
    public boolean isLive(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
