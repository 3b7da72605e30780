package dev.modelatlas.bulk;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.sql.WriteTransaction;

/** Stores the import jobs of all servers. */
@ApplicationScoped
class ImportJobRepository {
    /** SQL condition for a job whose server has not updated it for 30 seconds. That server has probably died. */
    private static final String SILENT = "seen_at < now() - interval '30 s'";

    /** Maximum number of ended jobs of a publisher. The problems or notes of one job may have a few MB. */
    static final int MOST_ENDED = 200;

    private static final String OPEN = "state in ('QUEUED', 'RUNNING')";
    private static final String COLUMNS =
            "id, payload_sha256, base_revision as stored_base, is_dry_run, as_of, label, bytes,"
                    + " case when " + OPEN + " and " + SILENT + " then 'ABANDONED' else state end as state,"
                    + " stage, rows_done, is_to_be_cancelled, cast(report as text) as report,"
                    + " cast(problems as text) as problems, created_at, started_at, ended_at";

    private final Jdbi jdbi;

    ImportJobRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Adds a job, unless the publisher already has a queued, running or completed job with the same idempotency key. A
     * dry run is always added, and does not count as such a job later. First deletes old jobs, because every refused file and
     * every dry run adds a job.
     *
     * @return the new job; empty when no job was added
     */
    Optional<ImportJob> add(ImportRequest request, String payloadSha256, long bytes) {
        return WriteTransaction.with(jdbi, handle -> {
            handle.execute("delete from import_job where created_at < now() - interval '30 days'");
            handle.execute(
                    "update import_job set state = 'ABANDONED', ended_at = now() where " + OPEN + " and " + SILENT);
            handle.createUpdate("delete from import_job where id in (select id from import_job"
                            + " where publisher = :publisher and not " + OPEN
                            + " order by coalesce(ended_at, created_at) desc, id offset :most)")
                    .bind("publisher", request.publisher().name())
                    .bind("most", MOST_ENDED)
                    .execute();
            return handle.createQuery("insert into import_job"
                            + " (publisher, idempotency_key, payload_sha256, base_revision, is_dry_run, as_of, label,"
                            + " bytes, state)"
                            + " select :publisher, :idempotencyKey, :payload, :storedBase, :isDryRun, :asOf, :label,"
                            + " :bytes, 'QUEUED'"
                            + " where not exists (select from import_job where publisher = :publisher"
                            + " and idempotency_key = :idempotencyKey and state = 'DONE' and not is_dry_run"
                            + " and not :isDryRun)"
                            + " on conflict (publisher, idempotency_key)"
                            + " where state in ('QUEUED', 'RUNNING') and not is_dry_run do nothing returning "
                            + COLUMNS)
                    .bindMethods(request)
                    .bindMethods(request.dataset())
                    .bind("publisher", request.publisher().name())
                    .bind("isDryRun", request.isDryRun())
                    .bind("payload", payloadSha256)
                    .bind("storedBase", request.storedBase())
                    .bind("bytes", bytes)
                    .mapTo(ImportJob.class)
                    .findOne();
        });
    }

    /** The queued, running or completed job with the given idempotency key. */
    Optional<ImportJob> find(String publisher, String idempotencyKey) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + " from import_job"
                        + " where publisher = :publisher and idempotency_key = :key and not is_dry_run"
                        + " and state in ('QUEUED', 'RUNNING', 'DONE') order by created_at desc limit 1")
                .bind("publisher", publisher)
                .bind("key", idempotencyKey)
                .mapTo(ImportJob.class)
                .findOne());
    }

    Optional<ImportJob> find(String publisher, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select " + COLUMNS + " from import_job where publisher = :publisher and id = :id")
                .bind("publisher", publisher)
                .bind("id", id)
                .mapTo(ImportJob.class)
                .findOne());
    }

    /** Cancels a queued job immediately. Asks the server of a running job to cancel that job. */
    void cancel(UUID id) {
        WriteTransaction.use(
                jdbi,
                handle -> handle.execute(
                        "update import_job set is_to_be_cancelled = true,"
                                + " state = case when state = 'QUEUED' then 'CANCELLED' else state end,"
                                + " ended_at = case when state = 'QUEUED' then now() end where id = ? and " + OPEN,
                        id));
    }

    /**
     * Marks the job as running. The call may be repeated, because its confirmation may be lost.
     *
     * @return false when the job was already cancelled or abandoned
     */
    boolean begin(UUID id) {
        return WriteTransaction.with(
                        jdbi,
                        handle -> handle.execute(
                                "update import_job set state = 'RUNNING', started_at = now(), seen_at = now()"
                                        + " where id = ? and " + OPEN,
                                id))
                == 1;
    }

    /**
     * Records the progress of the job.
     *
     * @return whether cancellation was requested
     */
    boolean progress(UUID id, String stage, int rowsDone) {
        return WriteTransaction.with(
                jdbi,
                handle -> handle.createQuery("update import_job set seen_at = now(), stage = :stage,"
                                + " rows_done = :rows where id = :id returning is_to_be_cancelled")
                        .bind("id", id)
                        .bind("stage", stage)
                        .bind("rows", rowsDone)
                        .mapTo(Boolean.class)
                        .findOne()
                        .orElse(true));
    }

    /**
     * Records the end of the job.
     *
     * @param report report as JSON; null when there is none
     * @param problems problems as JSON; null when there are none
     */
    void end(UUID id, ImportState state, int rowsDone, String report, String problems) {
        WriteTransaction.use(
                jdbi,
                handle -> handle.createUpdate("update import_job set state = :state, ended_at = now(),"
                                + " rows_done = :rows, report = cast(:report as jsonb), problems = cast(:problems as jsonb)"
                                + " where id = :id and state in ('QUEUED', 'RUNNING', 'ABANDONED')")
                        .bind("id", id)
                        .bind("state", state)
                        .bind("rows", rowsDone)
                        .bind("report", report)
                        .bind("problems", problems)
                        .execute());
    }
}
