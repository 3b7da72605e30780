package dev.modelatlas.bulk;

import java.util.Set;

import dev.modelatlas.access.Publisher;
import dev.modelatlas.fact.Fact;
import dev.modelatlas.ingest.Call;
import dev.modelatlas.ingest.Dataset;
import dev.modelatlas.ingest.ImportOption;
import dev.modelatlas.ingest.Publication;

/**
 * An uploaded file with the parameters of its import.
 *
 * @param publisher who sent it
 * @param dataset the dataset in the file, as the publisher describes it
 * @param label label of the new revision; null to use the date of the dataset
 * @param options how to import the file
 * @param idempotencyKey the sender's key for the call; null for none
 * @param baseRevision number of the revision that must be current; null for any
 */
public record ImportRequest(
        Publisher publisher,
        Dataset dataset,
        String label,
        Set<ImportOption> options,
        String idempotencyKey,
        Integer baseRevision) {

    boolean isDryRun() {
        return options.contains(ImportOption.DRY_RUN);
    }

    /** The base revision as the job stores it: -1 for any. */
    int storedBase() {
        return baseRevision == null ? -1 : baseRevision;
    }

    /**
     * Joins the parameters that a repeated call must repeat, except the base revision, to one string. A call repeats an
     * earlier call if both have the same idempotency key, and if this string, the base revision and the bytes of the
     * file are also the same.
     */
    String said() {
        return String.join(
                "\n",
                dataset.asOf().toString(),
                String.valueOf(label),
                dataset.name(),
                dataset.url(),
                dataset.licence(),
                dataset.attribution(),
                Boolean.toString(options.contains(ImportOption.LENIENT))
                        // Some hashes of calls were stored before these options existed. An option that is off adds
                        // nothing to the string, so these hashes stay valid.
                        + (options.contains(ImportOption.STRICT) ? "\nstrict" : "")
                        + (options.contains(ImportOption.ACCEPT_LOSSES) ? "\nacceptLosses" : "")
                        // Distinguishes the label "null" from a missing label, which the string also contains as
                        // "null".
                        + ("null".equals(label) ? "\nlabel" : ""));
    }

    Publication publication(String payloadSha256) {
        return new Publication(
                publisher.actor(),
                dataset,
                label,
                null,
                null,
                Fact.LATEST_EDITION,
                options,
                new Call(idempotencyKey, idempotencyKey == null ? null : payloadSha256, baseRevision));
    }
}
