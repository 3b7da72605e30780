package dev.modelatlas.organization;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import dev.modelatlas.country.ModelTally;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.vocabulary.OrganizationBasis;

/**
 * The number of models of each organization. A revision never changes, so its numbers are cached, separately for each
 * {@link OrganizationBasis}.
 */
@ApplicationScoped
public class OrganizationTallies {
    private static final int HELD = 64;

    private record Key(int revision, OrganizationBasis basis) {}

    private final LoadingCache<Key, Map<Integer, ModelTally>> held;

    OrganizationTallies(OrganizationRepository repository) {
        held = Caffeine.newBuilder().maximumSize(HELD).build(key -> repository.tallies(key.revision(), key.basis()));
    }

    /**
     * The number of models of each organization, by ID. Organizations without models are missing. May query the
     * database.
     *
     * @param basis null means RECORDED
     */
    public Map<Integer, ModelTally> at(Snapshot snapshot, OrganizationBasis basis) {
        return held.get(new Key(snapshot.revision(), basis == null ? OrganizationBasis.RECORDED : basis));
    }

    /**
     * The number of models of one organization. With the basis GROUP, the models of a subsidiary count for its parent,
     * and the number of the subsidiary is 0.
     */
    public ModelTally of(Organization organization, OrganizationBasis basis) {
        return at(organization.snapshot(), basis).getOrDefault(organization.key(), ModelTally.NONE);
    }
}
