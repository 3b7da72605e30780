package dev.modelatlas.upstream;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

import dev.modelatlas.ingest.Curation;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.sql.WriteTransaction;

/** Stores the results of checks for new files. All times come from the database's clock, which the servers share. */
@ApplicationScoped
class SourceCheckRepository {
    private static final Logger LOG = Logger.getLogger(SourceCheckRepository.class);
    /** Key of the advisory lock that each check holds: "sync" in ASCII. */
    private static final long LOCK = 0x73796e63L;

    private final Jdbi jdbi;

    SourceCheckRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Runs a check while no other process runs one. Otherwise, this process could download a file, and import it after
     * another process has imported a newer file.
     *
     * @param longest maximum time of a check, and also of the wait for the check of another process
     */
    <T> T alone(Duration longest, Supplier<T> check) {
        // The check uses other connections, so its results are stored even if the connection with the lock is lost.
        var result = new AtomicReference<T>();
        try (var handle = jdbi.open()) {
            handle.useTransaction(waiting -> {
                waiting.execute(WriteTransaction.NOTICE_LOST_CLIENT);
                waiting.execute("set local idle_in_transaction_session_timeout = " + longest.toMillis());
                waiting.execute("set local lock_timeout = " + longest.toMillis());
                var isFirst = waiting.select("select pg_try_advisory_xact_lock(?)", LOCK)
                        .mapTo(Boolean.class)
                        .one();
                if (!isFirst) {
                    LOG.info("Waiting for another process that checks the source.");
                    waiting.execute("select pg_advisory_xact_lock(?)", LOCK);
                }
                result.set(check.get());
            });
        } catch (JdbiException lost) {
            if (result.get() == null) {
                throw lost;
            }
            LOG.warnf("The check of the source lost its lock before it ended: %s", lost.getMessage());
        }
        return result.get();
    }

    /** The last check of a URL; empty when there was none. */
    Optional<SourceCheck> of(String url) {
        return jdbi.withHandle(handle -> handle.createQuery("select checked_at, succeeded_at, outcome, row_count,"
                        + " note_count, loss_count, etag, sha256 from upstream_check where url = :url")
                .bind("url", url)
                .mapTo(SourceCheck.class)
                .findOne());
    }

    /**
     * Reserves the next check for this server. Returns false if the last check, by any server, began less than
     * {@code every} ago.
     */
    boolean begin(String url, Duration every) {
        return WriteTransaction.with(
                        jdbi,
                        handle -> handle.createUpdate("""
                        insert into upstream_check (url, started_at) values (:url, now())
                        on conflict (url) do update set started_at = now()
                        where upstream_check.started_at <= now() - make_interval(secs => :every)""")
                                .bind("url", url)
                                .bind("every", every.toMillis() / 1000.0)
                                .execute())
                == 1;
    }

    /** Records that the source still has the last imported file. */
    void unchanged(String url, String etag, String sha256) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into upstream_check (url, started_at, checked_at, succeeded_at, outcome, loss_count, etag, sha256)
                        values (:url, now(), now(), now(), 'UNCHANGED', 0, :etag, :sha256)
                        on conflict (url) do update set checked_at = now(), succeeded_at = now(), outcome = 'UNCHANGED',
                            detail = null, loss_count = 0, etag = excluded.etag, sha256 = excluded.sha256""")
                .bind("url", url)
                .bind("etag", etag)
                .bind("sha256", sha256)
                .execute());
    }

    /**
     * Records that a new file was imported, or that its import changed nothing. In the second case, the publisher's
     * newest revision already has the data of the file, for example because a process died before it recorded the
     * import.
     */
    void taken(String url, String publisher, ImportReport report, LocalDate fileDate, String etag, String sha256) {
        var outcome = report.revision() == null ? SyncOutcome.UNCHANGED : SyncOutcome.IMPORTED;
        var notes = report.noteCounts().values().stream().mapToLong(it -> it).sum();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into upstream_check (url, started_at, checked_at, succeeded_at, outcome, revision_number,
                            row_count, note_count, loss_count, file_date, etag, sha256)
                        values (:url, now(), now(), now(), :outcome, coalesce(:revision,
                            (select max(number) from revision where publisher = :publisher and label <> as_of || :suffix)),
                            :rows, :notes, 0, :fileDate, :etag, :sha256)
                        on conflict (url) do update set checked_at = now(), succeeded_at = now(),
                            outcome = excluded.outcome, detail = null,
                            revision_number = coalesce(excluded.revision_number, upstream_check.revision_number),
                            row_count = excluded.row_count, note_count = excluded.note_count, loss_count = 0,
                            file_date = excluded.file_date, etag = excluded.etag, sha256 = excluded.sha256""")
                .bind("url", url)
                .bind("outcome", outcome.name())
                .bind("revision", report.revision())
                .bind("publisher", publisher)
                .bind("suffix", Curation.LABEL_SUFFIX)
                .bind("rows", report.rowsRead())
                .bind("notes", notes)
                .bind("fileDate", fileDate)
                .bind("etag", etag)
                .bind("sha256", sha256)
                .execute());
    }

    /**
     * Records a failed check. Keeps the ETag of the last imported file, so that the next check requests the new file
     * again.
     */
    void failed(String url, SyncOutcome outcome, String detail, int losses) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into upstream_check (url, started_at, checked_at, outcome, detail, loss_count)
                        values (:url, now(), now(), :outcome, :detail, :losses)
                        on conflict (url) do update set checked_at = now(), outcome = excluded.outcome,
                            detail = excluded.detail, loss_count = excluded.loss_count""")
                .bind("url", url)
                .bind("outcome", outcome.name())
                .bind("detail", detail)
                .bind("losses", losses)
                .execute());
    }
}
