package dev.modelatlas.webhook;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.access.Actor;
import dev.modelatlas.sql.WriteTransaction;

/** Registers webhooks and reports their state. Triggers in the database write each change to the audit log. */
@ApplicationScoped
public class WebhookRepository {
    /** Maximum number of webhooks. It also limits how many deliveries run concurrently, and how many metrics exist. */
    static final int MOST = 100;

    private static final SecureRandom RANDOM = new SecureRandom();
    /**
     * Selects the state of webhooks. A pending revision has been waiting since its publication, or since the webhook's
     * registration if that is later.
     */
    private static final String STATUS = "select id, name, url, delivered, failures, next_attempt_at,"
            + " last_attempt_at, last_answer,"
            + " (select greatest(published_at, w.created_at) from revision where number > delivered"
            + "   order by number limit 1) as waiting_since,"
            + " (select count(*) from dead_letter where webhook_id = id) as dead_letters"
            + " from webhook w order by created_at, id";

    private final Jdbi jdbi;
    private final SecretEncryption encryption;
    private final Clock clock;

    /**
     * A new webhook.
     *
     * @param secret the secret, which cannot be read again later
     */
    public record Registered(String id, SigningSecret secret) {}

    /** Why a registration was refused. */
    public enum Refusal {
        NAME_TAKEN,
        TOO_MANY,
        NO_SUCH_REVISION
    }

    /**
     * The result of a registration: exactly one component is set.
     *
     * @param refusal null when the webhook is registered
     */
    public record Registration(Registered registered, Refusal refusal) {}

    WebhookRepository(Jdbi jdbi, SecretEncryption encryption, Clock clock) {
        this.jdbi = jdbi;
        this.encryption = encryption;
        this.clock = clock;
    }

    /** Whether there is a key to encrypt secrets. */
    public boolean isReady() {
        return encryption.isThere();
    }

    /**
     * Registers a webhook.
     *
     * @param name 1 to 100 characters, unique
     * @param url a URL without a {@link ReceiverAddress#problem}
     * @param since number of the last revision that the receiver already has, 0 for none; null for the newest revision
     */
    public Registration add(Actor actor, String name, String url, Integer since) {
        return jdbi.inTransaction(handle -> {
            begin(handle, actor);
            int newest = one(handle, "select coalesce(max(number), 0) from revision");
            if (since != null && since > newest) {
                return new Registration(null, Refusal.NO_SUCH_REVISION);
            }
            if (one(handle, "select count(*) from webhook") >= MOST) {
                return new Registration(null, Refusal.TOO_MANY);
            }
            if (handle.select("select from webhook where name = ?", name)
                    .mapToMap()
                    .findOne()
                    .isPresent()) {
                return new Registration(null, Refusal.NAME_TAKEN);
            }
            return new Registration(insert(handle, name, url, since == null ? newest : since), null);
        });
    }

    private Registered insert(Handle handle, String name, String url, int delivered) {
        var bytes = new byte[6];
        RANDOM.nextBytes(bytes);
        var id = HexFormat.of().formatHex(bytes);
        var secret = SigningSecret.generate();
        handle.execute(
                "insert into webhook (id, name, url, secret, created_at, delivered) values (?, ?, ?, ?, ?, ?)",
                id,
                name,
                ReceiverAddress.stored(url),
                encryption.seal(id, secret.bytes()),
                clock.instant(),
                delivered);
        return new Registered(id, secret);
    }

    /**
     * Replaces the secret of a webhook. If the overlap of an earlier rotation has not ended, the old secret is the one
     * before that rotation, not the one that it created. The receiver may still use the older one, because the newer
     * one was lost, or is not installed yet.
     *
     * @param overlap how long messages are also signed with the old secret. Secrets that no key decrypts are deleted,
     *     because an unreadable old secret would prevent servers from signing with the new secret
     * @return the new secret, which cannot be read again later; empty when no webhook has that ID
     */
    public Optional<SigningSecret> rotate(Actor actor, String id, Duration overlap) {
        return jdbi.inTransaction(handle -> {
            begin(handle, actor);
            var now = clock.instant();
            // The former secret, if it is still in use, is first.
            var known = handle.select(
                            "select unnest(case when former_secret_until > ? then array[former_secret] end || secret)"
                                    + " from webhook where id = ?",
                            now,
                            id)
                    .mapTo(byte[].class)
                    .list();
            if (known.isEmpty()) {
                return Optional.empty();
            }
            var secret = SigningSecret.generate();
            var old = known.stream().filter(stored -> isReadable(id, stored)).findFirst();
            var isKept = !overlap.isZero() && old.isPresent();
            handle.createUpdate("update webhook set secret = :secret, former_secret = :old,"
                            + " former_secret_until = :until where id = :id")
                    .bind("id", id)
                    .bind("secret", encryption.seal(id, secret.bytes()))
                    .bind("old", isKept ? old.get() : null)
                    .bind("until", isKept ? now.plus(overlap) : null)
                    .execute();
            return Optional.of(secret);
        });
    }

    private boolean isReadable(String id, byte[] stored) {
        try {
            encryption.open(id, stored);
            return true;
        } catch (GeneralSecurityException otherKey) {
            return false;
        }
    }

    /**
     * Encrypts all secrets again with the current key. Deletes former secrets that are no longer in use.
     *
     * @return IDs of the webhooks with a secret that neither the current nor the former key decrypts; the secrets of
     *     these webhooks stay unchanged
     */
    public List<String> reencrypt(Actor actor) {
        return jdbi.inTransaction(handle -> {
            begin(handle, actor);
            handle.execute(
                    "update webhook set former_secret = null, former_secret_until = null"
                            + " where former_secret_until <= ?",
                    clock.instant());
            var unreadable = new ArrayList<String>();
            for (var sealed : handle.select("select id, secret, former_secret from webhook order by id")
                    .mapTo(Sealed.class)
                    .list()) {
                try {
                    handle.execute(
                            "update webhook set secret = ?, former_secret = ? where id = ?",
                            again(sealed.id(), sealed.secret()),
                            again(sealed.id(), sealed.formerSecret()),
                            sealed.id());
                } catch (GeneralSecurityException otherKey) {
                    unreadable.add(sealed.id());
                }
            }
            return List.copyOf(unreadable);
        });
    }

    private byte[] again(String id, byte[] stored) throws GeneralSecurityException {
        return stored == null ? null : encryption.seal(id, encryption.open(id, stored));
    }

    /**
     * The encrypted secrets of a webhook.
     *
     * @param formerSecret null when there is none
     */
    record Sealed(String id, byte[] secret, byte[] formerSecret) {}

    /**
     * Removes a webhook and its dead letters.
     *
     * @return number of the last revision up to which the receiver has received all; empty when no webhook has that ID
     */
    public Optional<Integer> remove(Actor actor, String id) {
        return jdbi.inTransaction(handle -> {
            begin(handle, actor);
            var received = handle.select(
                            "select least(delivered, (select min(revision_number) - 1 from dead_letter"
                                    + " where webhook_id = id)) from webhook where id = ?",
                            id)
                    .mapTo(Integer.class)
                    .findOne();
            handle.execute("delete from webhook where id = ?", id);
            return received;
        });
    }

    /** The state of all webhooks, oldest first. */
    public List<WebhookStatus> all() {
        return jdbi.withHandle(
                handle -> handle.select(STATUS).mapTo(WebhookStatus.class).list());
    }

    /**
     * The dead letters, oldest first.
     *
     * @param webhook ID of the webhook; null for the dead letters of all webhooks
     */
    public List<DeadLetter> deadLetters(String webhook) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select webhook_id, name, revision_number, died_at, reason from dead_letter"
                                + " join webhook on id = webhook_id where :id::text is null or id = :id"
                                + " order by revision_number, webhook_id")
                .bind("id", webhook)
                .mapTo(DeadLetter.class)
                .list());
    }

    /** Begins a change of webhooks. Locks the table, so that concurrent registrations cannot use the same name. */
    private static void begin(Handle handle, Actor actor) {
        handle.execute(WriteTransaction.NOTICE_LOST_CLIENT);
        handle.execute("lock table webhook in share row exclusive mode");
        actor.applyTo(handle);
    }

    private static int one(Handle handle, String question) {
        return handle.select(question).mapTo(int.class).one();
    }

    /** The time from {@code since} to {@code now}; zero when {@code since} is null or in the future. */
    static Duration age(Instant since, Instant now) {
        return since == null || since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
    }
}
