package dev.modelatlas.bulk;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An import over HTTP, as a row of {@code import_job} tells it.
 *
 * @param stage of {@code ingest.ImportStage}; null before it begins
 * @param rowsDone rows of the file that were read
 * @param report JSON of {@code ingest.ImportReport}; null unless it is done
 * @param problems JSON of a list of {@code ingest.Problem}; null unless it was refused
 */
public record ImportJob(
        UUID id,
        String payloadSha256,
        boolean isDryRun,
        LocalDate asOf,
        String label,
        long bytes,
        ImportState state,
        String stage,
        int rowsDone,
        boolean isToBeCancelled,
        String report,
        String problems,
        OffsetDateTime createdAt,
        OffsetDateTime startedAt,
        OffsetDateTime endedAt) {}
