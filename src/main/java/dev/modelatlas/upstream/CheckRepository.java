package dev.modelatlas.upstream;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

/** Keeps what became of looks for a new file. All times are the database's, which servers share. */
@ApplicationScoped
class CheckRepository {
    private final Jdbi jdbi;

    @Inject
    CheckRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The last one; empty when there was none. */
    Optional<Check> of(String url) {
        return jdbi.withHandle(handle -> handle.createQuery("select checked_at, succeeded_at, outcome, row_count,"
                        + " note_count, loss_count, etag, sha256 from upstream_check where url = :url")
                .bind("url", url)
                .mapTo(Check.class)
                .findOne());
    }

    /** Whether nobody has begun to look for so long; whoever is told so has begun. */
    boolean begin(String url, Duration every) {
        return jdbi.withHandle(handle -> {
            // Under a deadline it is a transaction already, which nobody else commits.
            handle.begin();
            var begun = handle.createUpdate("""
                            insert into upstream_check (url, started_at) values (:url, now())
                            on conflict (url) do update set started_at = now()
                            where upstream_check.started_at <= now() - make_interval(secs => :every)""")
                    .bind("url", url)
                    .bind("every", every.toMillis() / 1000.0)
                    .execute();
            handle.commit();
            return begun == 1;
        });
    }

    /** What the source has is known, and called so. */
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

    /** A file was taken in. */
    void taken(String url, Outcome outcome, Integer revision, long rows, long notes, String etag, String sha256) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into upstream_check (url, started_at, checked_at, succeeded_at, outcome, revision_number,
                            row_count, note_count, loss_count, etag, sha256)
                        values (:url, now(), now(), now(), :outcome, :revision, :rows, :notes, 0, :etag, :sha256)
                        on conflict (url) do update set checked_at = now(), succeeded_at = now(),
                            outcome = excluded.outcome, detail = null,
                            revision_number = coalesce(excluded.revision_number, upstream_check.revision_number),
                            row_count = excluded.row_count, note_count = excluded.note_count, loss_count = 0,
                            etag = excluded.etag, sha256 = excluded.sha256""")
                .bind("url", url)
                .bind("outcome", outcome.name())
                .bind("revision", revision)
                .bind("rows", rows)
                .bind("notes", notes)
                .bind("etag", etag)
                .bind("sha256", sha256)
                .execute());
    }

    /** Nothing was taken in. What is known of the file before stays, so that the next look asks for it anew. */
    void failed(String url, Outcome outcome, String detail, int losses) {
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
