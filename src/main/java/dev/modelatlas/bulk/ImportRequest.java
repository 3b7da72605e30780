package dev.modelatlas.bulk;

import java.time.LocalDate;

import dev.modelatlas.access.Publisher;
import dev.modelatlas.fact.Fact;
import dev.modelatlas.ingest.Call;
import dev.modelatlas.ingest.Publication;

/**
 * An uploaded file with the parameters of its import.
 *
 * @param label label of the new revision; null to use {@code asOf}
 * @param strict whether to refuse the file if its import would produce any import note
 * @param acceptLosses whether to accept a file that removes, blanks or adds more than the guard allows
 * @param idempotencyKey the sender's key for the call; null for none
 * @param baseRevision number of the revision that must be current; null for any
 */
public record ImportRequest(
        Publisher publisher,
        LocalDate asOf,
        String label,
        String sourceName,
        String sourceUrl,
        String licence,
        String attribution,
        boolean dryRun,
        boolean lenient,
        boolean strict,
        boolean acceptLosses,
        String idempotencyKey,
        Integer baseRevision) {

    /** The base revision as the job stores it: -1 for any. */
    int storedBase() {
        return baseRevision == null ? -1 : baseRevision;
    }

    /**
     * The other parameters that must be the same in a repeated call, as one string. A call with the same idempotency
     * key repeats an earlier call if this string, the base revision and the bytes of the file are the same.
     */
    String said() {
        return String.join(
                "\n",
                asOf.toString(),
                String.valueOf(label),
                sourceName,
                sourceUrl,
                licence,
                attribution,
                Boolean.toString(lenient)
                        // These options are newer than some stored hashes of calls. An option that is off adds nothing
                        // to the string, so those hashes stay valid.
                        + (strict ? "\nstrict" : "")
                        + (acceptLosses ? "\nacceptLosses" : ""));
    }

    Publication publication(String payloadSha256) {
        return new Publication(
                publisher.actor(),
                publisher.name(),
                label,
                asOf,
                null,
                sourceName,
                sourceUrl,
                licence,
                attribution,
                null,
                dryRun,
                lenient,
                false,
                strict,
                acceptLosses,
                Fact.LATEST_EDITION,
                new Call(idempotencyKey, idempotencyKey == null ? null : payloadSha256, baseRevision));
    }
}
