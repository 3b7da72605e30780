package dev.modelatlas.upstream;

import java.time.Instant;

/**
 * The last check of the source's URL for a new file. Each component is null until it is known.
 *
 * @param checkedAt end of the last check
 * @param succeededAt end of the last check that imported a revision or found nothing new
 * @param rowCount number of rows in the last imported file
 * @param noteCount number of import notes of the last imported file
 * @param lossCount number of reasons for which the guard refused the last file; 0 if the guard did not refuse it
 * @param etag ETag of the last imported file
 * @param sha256 SHA-256 of the last imported file
 */
public record SourceCheck(
        Instant checkedAt,
        Instant succeededAt,
        SyncOutcome outcome,
        Long rowCount,
        Long noteCount,
        Integer lossCount,
        String etag,
        String sha256) {}
