package dev.modelatlas.country;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.modelatlas.graphql.Known;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.vocabulary.Dictionary;
import dev.modelatlas.vocabulary.Name;

/** All countries, in memory. Countries are not versioned; what counts for them is. */
@ApplicationScoped
public class Countries {
    private final Dictionary<String, CountryEntity> rows;

    @Inject
    Countries(CountryRepository repository) {
        rows = new Dictionary<>(repository::all, row -> row.code, row -> row.code);
    }

    /**
     * The country of that code.
     *
     * @param code ISO 3166-1 alpha-2, in any case
     * @return empty when no country has the code
     */
    public Optional<Country> find(String code, Snapshot snapshot) {
        return rows.bySlug(code.toUpperCase(Locale.ROOT)).map(row -> country(row, snapshot));
    }

    /** The country that a row of the dataset refers to. */
    public Country get(String code, Snapshot snapshot) {
        return country(rows.byKey(code), snapshot);
    }

    /** The countries that a row of the dataset refers to, in the order of the codes given. */
    public List<Country> get(Collection<String> codes, Snapshot snapshot) {
        return codes.stream().map(code -> get(code, snapshot)).toList();
    }

    /** All countries, by code. */
    public List<Country> all(Snapshot snapshot) {
        return rows.all().stream().map(row -> country(row, snapshot)).toList();
    }

    /**
     * The codes of a filter, in upper case.
     *
     * @param argument the argument that holds them, for the error
     * @throws dev.modelatlas.graphql.ApiException BAD_USER_INPUT naming the first that no country has
     */
    public Collection<String> codes(Collection<String> codes, String argument) {
        return Known.each(
                codes,
                code -> rows.bySlug(code.toUpperCase(Locale.ROOT)).map(row -> row.code),
                argument,
                "no country has the code",
                "countries");
    }

    private static Country country(CountryEntity row, Snapshot snapshot) {
        return new Country(snapshot, row.code, new Name(row.name, row.nameKo));
    }
}
