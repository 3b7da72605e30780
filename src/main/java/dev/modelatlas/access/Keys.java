package dev.modelatlas.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

import dev.modelatlas.sql.Deadline;

/** Tells good keys from bad ones. */
@ApplicationScoped
public class Keys {
    /** How long an answer of the database is believed, and so how long a revoked key may still work. */
    public static final Duration MEMORY = Duration.ofSeconds(2);

    /** For a look into the database: by its id, a key is found at once or something is wrong there. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Logger LOG = Logger.getLogger(Keys.class);

    private final KeyRepository repository;
    private final Cache<String, Optional<ApiKey>> known =
            Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(10_000).build();

    @Inject
    Keys(KeyRepository repository) {
        this.repository = repository;
    }

    /**
     * The key that was shown; may ask the database.
     *
     * @return empty when there is none with that secret, or it has ended: callers are not told which
     * @throws JdbiException when the database cannot tell, or not in time
     */
    Optional<ApiKey> find(PlainKey shown) {
        var remembered = known.getIfPresent(shown.id());
        if (remembered != null) {
            return remembered.filter(key -> isGood(shown, key));
        }
        return Deadline.within(PATIENCE, () -> findStored(shown));
    }

    private Optional<ApiKey> findStored(PlainKey shown) {
        var stored = repository.byId(shown.id());
        known.put(shown.id(), stored);
        var good = stored.filter(key -> isGood(shown, key));
        good.ifPresent(key -> noteUse(key.id()));
        return good;
    }

    private static boolean isGood(PlainKey shown, ApiKey key) {
        return shown.opens(key) && key.isLive(Instant.now());
    }

    /** A database that cannot be written to is no reason to turn readers away. */
    private void noteUse(String id) {
        try {
            repository.touch(id);
        } catch (JdbiException e) {
            LOG.warnf(e, "The last use of key %s was not noted", id);
        }
    }
}
