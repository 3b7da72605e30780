package dev.modelatlas.country;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.vocabulary.CountryBasis;

/**
 * The number of models of each country. A revision never changes, so the numbers of a revision are cached, separately
 * for each {@link CountryBasis}.
 */
@ApplicationScoped
public class CountryTallies {
    private static final int HELD = 100;

    private record Key(int revision, CountryBasis basis) {}

    private final LoadingCache<Key, Map<String, ModelTally>> held;

    CountryTallies(CountryRepository repository) {
        held = Caffeine.newBuilder().maximumSize(HELD).build(key -> repository.tallies(key.revision(), key.basis()));
    }

    /**
     * The number of models of each country, by country code. Countries without models are missing. May query the
     * database.
     *
     * @param basis null means HEADQUARTERS
     */
    public Map<String, ModelTally> at(Snapshot snapshot, CountryBasis basis) {
        return held.get(new Key(snapshot.revision(), basis == null ? CountryBasis.HEADQUARTERS : basis));
    }

    /** The number of models of one country. */
    public ModelTally of(Country country, CountryBasis basis) {
        return at(country.snapshot(), basis).getOrDefault(country.code(), ModelTally.NONE);
    }
}
