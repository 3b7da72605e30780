package dev.modelatlas.bulk;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An import over HTTP, stored as a row of the table {@code import_job}.
 *
 * @param storedBase number of the revision that must be current, -1 for any; null in jobs of releases that did not
 *     store it
 * @param stage name of an {@code ingest.ImportStage}; null before the import begins
 * @param rowsDone number of rows read from the file
 * @param report JSON of {@code ingest.report.ImportReport}; null unless the job is done
 * @param problems JSON of a list of {@code ingest.report.Problem}; null unless the file was refused, or the import
 *     took too long
 */
public record ImportJob(
        UUID id,
        String payloadSha256,
        Integer storedBase,
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
