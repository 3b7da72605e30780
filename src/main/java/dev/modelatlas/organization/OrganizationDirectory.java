package dev.modelatlas.organization;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import dev.modelatlas.country.Countries;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.sql.ReadRouting;
import dev.modelatlas.vocabulary.Dictionary;

/**
 * Caches the organizations of recently read revisions in memory, so that reading a page of models needs no statement
 * for its organizations.
 */
@ApplicationScoped
public class OrganizationDirectory {
    private static final int REVISIONS_HELD = 32;

    private final LoadingCache<Snapshot, Organizations> held;

    OrganizationDirectory(OrganizationRepository repository, Countries countries) {
        held = Caffeine.newBuilder()
                .maximumSize(REVISIONS_HELD)
                .expireAfterWrite(Dictionary.NAMES_ARE_GOOD_FOR)
                .build(snapshot -> {
                    // Excludes replicas that lack this revision, because the request itself may read an earlier one.
                    // Such a replica would give the organizations of another revision, which would then be cached.
                    ReadRouting.requireRevision(snapshot.revision());
                    return new Organizations(snapshot, repository.at(snapshot.revision()), countries);
                });
    }

    /** The organizations of an existing revision. May query the database. */
    public Organizations at(Snapshot snapshot) {
        return held.get(snapshot);
    }
}
