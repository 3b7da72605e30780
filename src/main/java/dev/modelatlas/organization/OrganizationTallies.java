package dev.modelatlas.organization;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import dev.modelatlas.country.ModelTally;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.vocabulary.OrganizationBasis;

/** How many models count for each organization. A revision never changes, so each basis of it is counted once. */
@ApplicationScoped
public class OrganizationTallies {
    private static final int HELD = 64;

    private record Key(int revision, OrganizationBasis basis) {}

    private final LoadingCache<Key, Map<Integer, ModelTally>> held;

    @Inject
    OrganizationTallies(OrganizationRepository repository) {
        held = Caffeine.newBuilder().maximumSize(HELD).build(key -> repository.tallies(key.revision(), key.basis()));
    }

    /**
     * By key; without organizations that no model counts for. May wait for the database.
     *
     * @param basis null for RECORDED
     */
    public Map<Integer, ModelTally> at(Snapshot snapshot, OrganizationBasis basis) {
        return held.get(new Key(snapshot.revision(), basis == null ? OrganizationBasis.RECORDED : basis));
    }

    /** The tally of one organization; on the basis GROUP nothing counts for one that is counted under another. */
    public ModelTally of(Organization organization, OrganizationBasis basis) {
        return at(organization.snapshot(), basis).getOrDefault(organization.key(), ModelTally.NONE);
    }
}
