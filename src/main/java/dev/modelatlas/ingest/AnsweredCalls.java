package dev.modelatlas.ingest;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jdbi.v3.core.Handle;

/**
 * The calls that were answered, each with its first answer. It is kept in the transaction that writes what it tells
 * of, so that neither can be there without the other.
 */
final class AnsweredCalls {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private AnsweredCalls() {}

    /**
     * The answer that the call was given before, under the lock that writers take turns by.
     *
     * @throws RefusedException when its key belongs to a call that says something else
     */
    static Optional<ImportReport> answer(Handle handle, Publication publication) {
        if (publication.idempotencyKey() == null) {
            return Optional.empty();
        }
        record Answered(String payloadSha256, String report) {}
        return handle.createQuery("select payload_sha256, report::text as report from answered_call"
                        + " where publisher = :publisher and idempotency_key = :idempotencyKey")
                .bindMethods(publication)
                .mapTo(Answered.class)
                .findOne()
                .map(known -> {
                    if (!known.payloadSha256().equals(publication.call().payloadSha256())) {
                        throw new RefusedException(Problem.inCall(
                                ProblemCode.IDEMPOTENCY_MISMATCH,
                                "This key was used for another call, which was answered."
                                        + " Repeat that call as it was, or give this one a key of its own.",
                                "idempotencyKey"));
                    }
                    return parse(known.report()).again();
                });
    }

    /** Keeps the answer of a call that may be asked again. A refused one is not kept: mended, it may use its key. */
    static void keep(Handle handle, Publication publication, ImportReport report) {
        if (publication.idempotencyKey() == null) {
            return;
        }
        handle.createUpdate(
                        "insert into answered_call (publisher, idempotency_key, payload_sha256, revision_number, report)"
                                + " values (:publisher, :idempotencyKey, :payloadSha256, :revision, :report::jsonb)")
                .bindMethods(publication)
                .bind("payloadSha256", publication.call().payloadSha256())
                .bind("revision", report.revision())
                .bind("report", write(report))
                .execute();
    }

    private static ImportReport parse(String report) {
        try {
            return JSON.readValue(report, ImportReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report that this table was given cannot be read", e);
        }
    }

    private static String write(ImportReport report) {
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report cannot be written", e);
        }
    }
}
