package dev.modelatlas.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.sql.WriteTransaction;

/** Creates, rotates and revokes API keys. Database triggers record each change in the audit log. */
@ApplicationScoped
public class KeyRepository {
    private static final String LIVE = "revoked_at is null and (expires_at is null or expires_at > now())";

    /** Thrown when a key was already rotated. The message tells the operator what to do. */
    public static final class AlreadyReplacedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AlreadyReplacedException(String id, String replacement) {
            super("Key " + id + " is already being replaced by key " + replacement + ". Rotate key " + replacement
                    + " instead. If key " + replacement + " is no longer valid, revoke key " + id
                    + " and create a new key.");
        }
    }

    private final Jdbi jdbi;

    public KeyRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Creates an API key.
     *
     * @param name name of the holder: 1 to 100 characters
     * @param expiresAt null when the key does not expire
     * @return the key in plain text, which cannot be read again later; empty when a valid key with that name exists
     */
    public Optional<PlainKey> create(Actor actor, String name, KeyRole role, KeyScope scope, Instant expiresAt) {
        return jdbi.inTransaction(handle -> {
            begin(handle, actor);
            var taken = handle.select("select exists (select from api_key where name = ? and " + LIVE + ")", name)
                    .mapTo(boolean.class)
                    .one();
            return taken ? Optional.empty() : Optional.of(insert(handle, name, role, scope, null, expiresAt));
        });
    }

    /**
     * Replaces a key by a new key with the same name, rights and expiry.
     *
     * @param overlap how long the old key still works; zero revokes it immediately
     * @return the new key in plain text, which cannot be read again later; empty when no valid key has that ID
     * @throws AlreadyReplacedException when the key was already rotated, and the overlap of that rotation is not over
     */
    public Optional<PlainKey> rotate(Actor actor, String id, Duration overlap) {
        return jdbi.inTransaction(handle -> {
            begin(handle, actor);
            var old = handle.select("select * from api_key where id = ? and " + LIVE, id)
                    .mapTo(ApiKey.class)
                    .findOne();
            old.ifPresent(key -> {
                requireNoReplacement(handle, id);
                end(handle, id, overlap);
            });
            return old.map(key -> insert(handle, key.name(), key.role(), key.scope(), id, key.expiresAt()));
        });
    }

    /**
     * Revokes a key. Every server refuses the key after at most {@link KeyVerifier#MEMORY}.
     *
     * @return false when no valid key has that ID
     */
    public boolean revoke(Actor actor, String id) {
        return jdbi.inTransaction(handle -> {
            begin(handle, actor);
            return end(handle, id, Duration.ZERO);
        });
    }

    /**
     * Refuses a publication whose key has expired or was revoked while the publication waited. Reads in the transaction
     * that publishes, so that no second connection is needed.
     *
     * @param id ID of the key; null for publications without a key
     * @throws AccessRefusal 401
     */
    public static void requireLive(Handle handle, String id) {
        // Not now(), which is the time at which the transaction began to wait.
        var live = LIVE.replace("now()", "clock_timestamp()");
        if (id != null
                && !handle.select("select exists (select from api_key where id = ? and " + live + ")", id)
                        .mapTo(boolean.class)
                        .one()) {
            throw AccessRefusal.invalid();
        }
    }

    /** All keys, newest first, including expired and revoked keys. */
    public List<ApiKey> all() {
        return jdbi.withHandle(handle -> handle.select("select * from api_key order by created_at desc, id")
                .mapTo(ApiKey.class)
                .list());
    }

    Optional<ApiKey> byId(String id) {
        return jdbi.withHandle(handle -> handle.select("select * from api_key where id = ?", id)
                .mapTo(ApiKey.class)
                .findOne());
    }

    /**
     * Records, at most once a minute, that the key is being used. A request waits for this, so it hardly waits itself:
     * not for a transaction with the key's row, at most 50 ms for one with the table, and not for standbys.
     */
    void touch(String id) {
        WriteTransaction.use(jdbi, handle -> {
            handle.execute("set local lock_timeout = 50; set local synchronous_commit = off");
            handle.execute(
                    "update api_key set last_used_at = now() where id = (select id from api_key where id = ?"
                            + " and (last_used_at is null or last_used_at < now() - interval '1 minute')"
                            + " for no key update skip locked)",
                    id);
        });
    }

    /** Prepares a change to keys. Locks the table so that two concurrent changes cannot give two keys the same name. */
    private static void begin(Handle handle, Actor actor) {
        handle.execute(WriteTransaction.NOTICE_LOST_CLIENT);
        handle.execute("lock table api_key in share row exclusive mode");
        actor.applyTo(handle);
    }

    /**
     * Refuses to rotate a key twice. The first rotation makes the key expire at the end of the overlap, and a second
     * replacement would get that expiry.
     */
    private static void requireNoReplacement(Handle handle, String id) {
        handle.select("select id from api_key where replaces = ? order by created_at limit 1", id)
                .mapTo(String.class)
                .findOne()
                .ifPresent(replacement -> {
                    throw new AlreadyReplacedException(id, replacement);
                });
    }

    private static PlainKey insert(
            Handle handle, String name, KeyRole role, KeyScope scope, String replaces, Instant expiresAt) {
        var key = PlainKey.generate();
        handle.createUpdate("insert into api_key (id, name, role, scope, secret_sha256, replaces, expires_at)"
                        + " values (:id, :name, :role, :scope, :secretSha256, :replaces, :expiresAt)")
                .bind("id", key.id())
                .bind("name", name)
                .bind("role", role)
                .bind("scope", scope)
                .bind("secretSha256", key.secretSha256())
                .bind("replaces", replaces)
                .bind("expiresAt", expiresAt)
                .execute();
        return key;
    }

    private static boolean end(Handle handle, String id, Duration after) {
        var change = after.isZero()
                ? "revoked_at = now()"
                : "expires_at = least(expires_at, now() + make_interval(secs => " + after.toSeconds() + "))";
        return handle.execute("update api_key set " + change + " where id = ? and " + LIVE, id) == 1;
    }
}
