package dev.modelatlas.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

import dev.modelatlas.sql.Deadline;
import dev.modelatlas.sql.WriteTransaction;

/**
 * Takes leases on due webhooks and records the results of attempts. Only the process that holds a webhook's lease sends
 * messages to the receiver. The lease ends when the result of an attempt is recorded, or when the lease expires. Call
 * all methods within a {@link Deadline}.
 */
@ApplicationScoped
class DeliveryRepository {
    /** Takes leases on webhooks. The database's clock, which all servers share, decides when a lease expires. */
    private static final String HOLD = "update webhook set lease = :lease,"
            + " leased_until = clock_timestamp() + make_interval(secs => :seconds)"
            + " where (lease is null or leased_until < clock_timestamp())";

    private static final String DUE = " and delivered < (select max(number) from revision)"
            + " and (next_attempt_at is null or next_attempt_at <= :now)";

    private static final String RELEASE = "update webhook set lease = null, leased_until = null";
    /** Ends the failing state, if there is one, because the receiver has accepted a message. */
    private static final String ACCEPTED = RELEASE + ", failures = 0, failing_since = null,"
            + " next_attempt_at = null, last_attempt_at = :now, last_answer = :answer";

    private static final String HELD = " where id = :id and lease = :lease";

    private final Jdbi jdbi;

    DeliveryRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Takes a lease on each due webhook without a valid lease. A webhook is due if it has an undelivered revision and
     * need not wait for its next attempt.
     */
    List<Webhook> takeDue(Instant now, Duration lease) {
        return WriteTransaction.with(
                jdbi,
                handle -> hold(handle, DUE, lease)
                        .bind("now", now)
                        .mapTo(Webhook.class)
                        .list());
    }

    /** Takes a lease on one webhook, due or not; empty when the webhook already has a valid lease or does not exist. */
    Optional<Webhook> take(String id, Duration lease) {
        return WriteTransaction.with(
                jdbi,
                handle -> hold(handle, " and id = :id", lease)
                        .bind("id", id)
                        .mapTo(Webhook.class)
                        .findOne());
    }

    private static Query hold(Handle handle, String which, Duration lease) {
        return handle.createQuery(HOLD + which + " returning *")
                .bind("lease", UUID.randomUUID())
                .bind("seconds", lease.toMillis() / 1_000.0);
    }

    /** The oldest revision after the given number. */
    Announcement next(int number) {
        return jdbi.withHandle(
                handle -> handle.select("select * from revision where number > ? order by number limit 1", number)
                        .mapTo(Announcement.class)
                        .one());
    }

    /** Whether a revision is a dead letter of a webhook whose lease the caller holds. */
    boolean isDead(Webhook webhook, int number) {
        return jdbi.withHandle(handle -> handle.select(
                        "select exists (select from dead_letter where webhook_id = ? and revision_number = ?)",
                        webhook.id(),
                        number)
                .mapTo(Boolean.class)
                .one());
    }

    /** Records that the webhook has received all revisions up to the given number. */
    void delivered(Webhook webhook, int number, Instant now, String answer) {
        WriteTransaction.use(
                jdbi,
                handle -> accepted(handle, ", delivered = :number", webhook, now, answer)
                        .bind("number", number)
                        .execute());
    }

    /**
     * Records that the receiver has accepted a dead letter or a test message. Deletes the dead letter.
     *
     * @param dead number of the dead letter's revision; null for a test message
     * @return whether a dead letter was deleted; false for a test message
     */
    boolean accepted(Webhook webhook, Integer dead, Instant now, String answer) {
        return WriteTransaction.with(jdbi, handle -> {
            accepted(handle, "", webhook, now, answer).execute();
            var gone = handle.execute(
                    "delete from dead_letter where webhook_id = ? and revision_number = ?", webhook.id(), dead);
            return gone == 1;
        });
    }

    private static Update accepted(Handle handle, String progress, Webhook webhook, Instant now, String answer) {
        return handle.createUpdate(ACCEPTED + progress + HELD)
                .bind("id", webhook.id())
                .bind("lease", webhook.lease())
                .bind("now", now)
                .bind("answer", answer);
    }

    /**
     * Records a failed attempt.
     *
     * @param next time of the next attempt
     * @param dead number of the revision that becomes a dead letter; null for none
     * @return false when this server no longer holds the lease; in this case, nothing is recorded
     */
    boolean failed(Webhook webhook, Instant now, Instant next, Integer dead, String answer) {
        return WriteTransaction.with(jdbi, handle -> {
            var held = handle.createUpdate(RELEASE + ", delivered = coalesce(:dead, delivered),"
                            + " failures = failures + 1, failing_since = coalesce(failing_since, :now),"
                            + " next_attempt_at = :next, last_attempt_at = :now, last_answer = :answer" + HELD)
                    .bind("id", webhook.id())
                    .bind("lease", webhook.lease())
                    .bind("dead", dead)
                    .bind("now", now)
                    .bind("next", next)
                    .bind("answer", answer)
                    .execute();
            if (held == 1 && dead != null) {
                handle.execute(
                        "insert into dead_letter (webhook_id, revision_number, died_at, reason) values (?, ?, ?, ?)"
                                + " on conflict do nothing",
                        webhook.id(),
                        dead,
                        now,
                        answer);
            }
            return held == 1;
        });
    }

    /** Releases the lease of a webhook without recording a result. */
    void release(Webhook webhook) {
        WriteTransaction.use(
                jdbi,
                handle -> handle.createUpdate(RELEASE + HELD)
                        .bind("id", webhook.id())
                        .bind("lease", webhook.lease())
                        .execute());
    }
}
