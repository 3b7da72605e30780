package dev.modelatlas.upstream;

import java.time.Instant;

/**
 * The last look for a new file at an address, as it is kept: each is null until there was one.
 *
 * @param checkedAt when it ended
 * @param succeededAt when one last ended with a new revision or nothing new
 * @param rowCount rows of the last file that was taken in
 * @param noteCount notes of its import
 * @param lossCount losses for which the last file was refused
 * @param etag what the source called the last file that was taken in
 * @param sha256 of the last file that was taken in
 */
public record Check(
        Instant checkedAt,
        Instant succeededAt,
        Outcome outcome,
        Long rowCount,
        Long noteCount,
        Integer lossCount,
        String etag,
        String sha256) {}
