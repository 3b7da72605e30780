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

/** Tells good keys from bad ones. */
@ApplicationScoped
public class Keys {
    /** How long an answer of the database is believed, and so how long a revoked key may still work. */
    public static final Duration MEMORY = Duration.ofSeconds(2);

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
     */
    Optional<ApiKey> find(PlainKey shown) {
        var remembered = known.getIfPresent(shown.id());
        if (remembered != null) {
            return remembered.filter(key -> isGood(shown, key));
        }
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
