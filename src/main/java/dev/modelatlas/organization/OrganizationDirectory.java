package dev.modelatlas.organization;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import dev.modelatlas.country.Countries;
import dev.modelatlas.revision.Snapshot;

/**
 * The organizations of revisions that were read recently, kept in memory, so that a page of models needs no lookups.
 */
@ApplicationScoped
public class OrganizationDirectory {
    private static final int REVISIONS_HELD = 32;
    /**
     * How long the organizations are kept. A revision never changes, but display names are not versioned, and may
     * change.
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
