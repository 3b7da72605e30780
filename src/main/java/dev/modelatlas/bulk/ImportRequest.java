package dev.modelatlas.bulk;

import java.time.LocalDate;

import dev.modelatlas.access.Publisher;
import dev.modelatlas.ingest.Call;
import dev.modelatlas.ingest.Publication;

/**
 * A file that somebody sends, and what they say of it.
 *
 * @param label null for the day as text
 * @param strict refuse the file when anything of it could not be used as it stands
 * @param acceptLosses take it whatever it removes or blanks
 * @param idempotencyKey by which the sender knows the call again; null when it is not to be
 * @param baseRevision number of the revision that has to be current; null for whichever is
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

    /** What makes two calls the same, besides the bytes of the file. */
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
                        // Not asked for they say nothing: a call that was made before they were there is the same.
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
                new Call(idempotencyKey, idempotencyKey == null ? null : payloadSha256, baseRevision));
    }
}
