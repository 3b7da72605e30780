package dev.modelatlas.organization;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import dev.modelatlas.country.Countries;
import dev.modelatlas.revision.Snapshot;

/**
 * Caches the organizations of recently read revisions in memory, so that reading a page of models needs no statement
 * for its organizations.
 */
@ApplicationScoped
public class OrganizationDirectory {
    private static final int REVISIONS_HELD = 32;
    /**
     * How long the organizations are cached. The time is limited, because display names are not part of a revision and
     * may change.
     */
    private static final Duration NAMES_ARE_GOOD_FOR = Duration.ofMinutes(10);

    private final LoadingCache<Snapshot, Organizations> held;

    @Inject
    OrganizationDirectory(OrganizationRepository repository, Countries countries) {
        held = Caffeine.newBuilder()
                .maximumSize(REVISIONS_HELD)
                .expireAfterWrite(NAMES_ARE_GOOD_FOR)
                .build(snapshot -> new Organizations(snapshot, repository.at(snapshot.revision()), countries));
    }

    /** The organizations of an existing revision. May query the database. */
    public Organizations at(Snapshot snapshot) {
        return held.get(snapshot);
    }
}
