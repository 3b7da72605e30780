package dev.modelatlas.organization;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import dev.modelatlas.country.Countries;
import dev.modelatlas.revision.Snapshot;

/** The organizations of the revisions that are being read, in memory, so that no page of models looks any up. */
@ApplicationScoped
public class OrganizationDirectory {
    private static final int REVISIONS_HELD = 32;
    /** A revision never changes; display names, which no revision holds, do. */
    private static final Duration NAMES_ARE_GOOD_FOR = Duration.ofMinutes(10);

    private final LoadingCache<Snapshot, Organizations> held;

    @Inject
    OrganizationDirectory(OrganizationRepository repository, Countries countries) {
        held = Caffeine.newBuilder()
                .maximumSize(REVISIONS_HELD)
                .expireAfterWrite(NAMES_ARE_GOOD_FOR)
                .build(snapshot -> new Organizations(snapshot, repository.at(snapshot.revision()), countries));
    }

    /** The organizations of a revision that exists. May wait for the database. */
    public Organizations at(Snapshot snapshot) {
        return held.get(snapshot);
    }
}
