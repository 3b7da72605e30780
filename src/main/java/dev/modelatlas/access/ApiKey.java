package dev.modelatlas.access;

import java.time.Instant;

/**
 * An API key as the database stores it.
 *
 * @param id the public part of the key
 * @param name name of the key's holder
 * @param secretSha256 SHA-256 of the secret part of the key
 * @param replaces ID of the previous key, if this key was created by rotation; null for the first key of a holder
 * @param expiresAt time from which the key is refused; null when it does not expire
 * @param revokedAt time of the revocation; null when the key was not revoked
 * @param lastUsedAt time of the last recorded use; null when the key was never used. The actual last use may be up to a
 *     minute later
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

    /** Whether the key is accepted at the given time. */
    public boolean isLive(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
