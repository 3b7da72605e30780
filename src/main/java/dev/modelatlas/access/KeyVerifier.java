package dev.modelatlas.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

import dev.modelatlas.sql.DatabaseFailure;
import dev.modelatlas.sql.Deadline;

/** Verifies keys. The result of each lookup is cached for {@link #MEMORY}. */
@ApplicationScoped
public class KeyVerifier {
    /** How long the result of a lookup is cached. A revoked key may still work for this long. */
    public static final Duration MEMORY = Duration.ofSeconds(2);

    /**
     * Deadline of a lookup. The lookup uses the table's primary key, so it takes longer only if the database has a
     * problem.
     */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Logger LOG = Logger.getLogger(KeyVerifier.class);

    private final KeyRepository repository;
    private final Cache<String, Lookup> known =
            Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(10_000).build();

    /**
     * @param begun start of the lookup, as a value of System.nanoTime. The age of the result counts from the start,
     *     because the key may be revoked right after the database has read it
     */
    private record Lookup(Optional<ApiKey> key, long begun) {
        boolean isFresh() {
            return System.nanoTime() - begun < MEMORY.toNanos();
        }
    }

    KeyVerifier(KeyRepository repository) {
        this.repository = repository;
    }

    /**
     * Finds the stored key for a key that a caller sent. May query the database.
     *
     * @return empty when no valid key matches; the result does not show whether the key is unknown, expired or revoked
     * @throws JdbiException when the database fails or exceeds the deadline
     */
    Optional<ApiKey> find(PlainKey shown) {
        var remembered = known.getIfPresent(shown.id());
        if (remembered != null && remembered.isFresh()) {
            return remembered.key().filter(key -> isGood(shown, key));
        }
        return Deadline.within(PATIENCE, () -> findStored(shown));
    }

    private Optional<ApiKey> findStored(PlainKey shown) {
        var begun = System.nanoTime();
        var stored = repository.byId(shown.id());
        known.put(shown.id(), new Lookup(stored, begun));
        var good = stored.filter(key -> isGood(shown, key));
        good.ifPresent(key -> noteUse(key.id()));
        return good;
    }

    private static boolean isGood(PlainKey shown, ApiKey key) {
        return shown.opens(key) && key.isLive(Instant.now());
    }

    /**
     * Records that a key was used. If that fails, the key is accepted anyway, because a read-only database can still
     * serve readers. While keys are being changed, the use is not recorded.
     */
    private void noteUse(String id) {
        try {
            repository.touch(id);
        } catch (JdbiException e) {
            if (DatabaseFailure.of(e).isPresent()) {
                DatabaseFailure.warn(e);
            } else if (!DatabaseFailure.isLockTimeout(e)) {
                LOG.warnf(e, "Could not record the last use of key %s", id);
            }
        }
    }
}
