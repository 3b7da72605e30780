package dev.modelatlas.ingest;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jdbi.v3.core.Handle;

import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.RefusedException;

/**
 * Stores the first response to each call with an idempotency key, except for dry runs and refusals. The response is
 * stored in the same transaction as the call's changes, so neither can exist without the other.
 */
final class IdempotencyRecords {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private IdempotencyRecords() {}

    /**
     * The stored response to a call; empty when the call is new. The caller must hold the advisory lock
     * {@link Ingest#LOCK}.
     *
     * @throws RefusedException when the idempotency key belongs to a call with different content
     */
    static Optional<ImportReport> answer(Handle handle, Publication publication) {
        if (publication.idempotencyKey() == null) {
            return Optional.empty();
        }
        // Earlier releases did not store the base revision. Their clients must still get the first response.
        record Answered(String payloadSha256, boolean hasSameBase, String report) {}
        return handle.createQuery("select payload_sha256,"
                        + " coalesce(base_revision = coalesce(cast(:baseRevision as int), -1), true) as has_same_base,"
                        + " report::text as report from answered_call"
                        + " where publisher = :publisher and idempotency_key = :idempotencyKey")
                .bindMethods(publication)
                .mapTo(Answered.class)
                .findOne()
                .map(known -> {
                    if (!known.hasSameBase()
                            || !known.payloadSha256().equals(publication.call().payloadSha256())) {
                        throw new RefusedException(Problem.inCall(
                                ProblemCode.IDEMPOTENCY_MISMATCH,
                                "The idempotency key was used for another request."
                                        + " Repeat that request unchanged, or use a new idempotency key.",
                                "idempotencyKey"));
                    }
                    return replayed(known.report(), publication.has(ImportOption.DRY_RUN));
                });
    }

    /**
     * Stores the response to a call with an idempotency key. A refusal is not stored, so that the corrected call may
     * use the same key.
     */
    static void keep(Handle handle, Publication publication, ImportReport report) {
        if (publication.idempotencyKey() == null) {
            return;
        }
        handle.createUpdate("insert into answered_call"
                        + " (publisher, idempotency_key, payload_sha256, base_revision, revision_number, report)"
                        + " values (:publisher, :idempotencyKey, :payloadSha256,"
                        + " coalesce(cast(:baseRevision as int), -1), :revision, :report::jsonb)")
                .bindMethods(publication)
                .bind("payloadSha256", publication.call().payloadSha256())
                .bind("revision", report.revision())
                .bind("report", write(report))
                .execute();
    }

    private static ImportReport replayed(String report, boolean isDryRun) {
        try {
            var known = JSON.readValue(report, ObjectNode.class).put("replayed", true);
            if (isDryRun) {
                known.put("dryRun", true).putNull("revision");
            }
            return JSON.treeToValue(known, ImportReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Could not read a stored report", e);
        }
    }

    private static String write(ImportReport report) {
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Could not write the report as JSON", e);
        }
    }
}
