package dev.modelatlas.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.sql.Deadline;

/** Makes keys, and ends them. The database writes each change into the audit log by itself. */
@ApplicationScoped
public class KeyRepository {
    private static final String LIVE = "revoked_at is null and (expires_at is null or expires_at > now())";

    private final Jdbi jdbi;

    @Inject
    public KeyRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Makes a key.
     *
     * @param name who is to hold it: 1 to 100 characters
     * @param expiresAt null when it is to have no end
     * @return the key, which is to be had this once; empty when a live key has that name
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
     * Makes a key in place of another, with the same name, rights and end.
     *
     * @param overlap how long the old one still works; zero revokes it at once
     * @return the new key, which is to be had this once; empty when no live key has that id
     */
    public Optional<PlainKey> rotate(Actor actor, String id, Duration overlap) {
        return jdbi.inTransaction(handle -> {
            begin(handle, actor);
            var old = handle.select("select * from api_key where id = ? and " + LIVE, id)
                    .mapTo(ApiKey.class)
                    .findOne();
            old.ifPresent(key -> end(handle, id, overlap));
            return old.map(key -> insert(handle, key.name(), key.role(), key.scope(), id, key.expiresAt()));
        });
    }

    /**
     * Ends a key. Every server refuses it within {@link Keys#MEMORY}.
     *
     * @return false when no live key has that id
     */
    public boolean revoke(Actor actor, String id) {
        return jdbi.inTransaction(handle -> {
            begin(handle, actor);
            return end(handle, id, Duration.ZERO);
        });
    }

    /** All of them, the newest first; ended ones, too. */
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

    /** Notes that the key was used now, unless that was noted within the last minute. Only under a {@link Deadline}. */
    void touch(String id) {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "update api_key set last_used_at = now()"
                            + " where id = ? and (last_used_at is null or last_used_at < now() - interval '1 minute')",
                    id);
            handle.commit();
        });
    }

    /** Those who change keys take turns: two could give one name twice. */
    private static void begin(Handle handle, Actor actor) {
        handle.execute("lock table api_key in share row exclusive mode");
        actor.signs(handle);
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
