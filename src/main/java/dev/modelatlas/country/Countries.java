package dev.modelatlas.country;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import dev.modelatlas.graphql.RequiredLookup;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.vocabulary.Dictionary;
import dev.modelatlas.vocabulary.Name;
import dev.modelatlas.vocabulary.Slug;

/** All countries, kept in memory. Countries are not versioned, but the models attributed to them are. */
@ApplicationScoped
public class Countries {
    private static final Pattern CODE = Pattern.compile("[A-Za-z]{2}");

    private final Dictionary<String, Row> rows;

    /** @param nameKey the key for sorting by name */
    private record Row(String code, Name name, String nameKey) {
        static Row of(CountryEntity entity) {
            return new Row(entity.code, new Name(entity.name, entity.nameKo), Slug.of(entity.name));
        }
    }

    Countries(CountryRepository repository) {
        rows = new Dictionary<>(() -> repository.all().stream().map(Row::of).toList(), Row::code, Row::code);
    }

    /**
     * Finds the country with a code.
     *
     * @param code ISO 3166-1 alpha-2, in upper or lower case
     * @return empty when no country has the code
     */
    public Optional<Country> find(String code, Snapshot snapshot) {
        return row(code, snapshot.revision()).map(row -> country(row, snapshot));
    }

    /** Returns the country with a code. The code must come from a database row. */
    public Country get(String code, Snapshot snapshot) {
        return country(rows.byKey(code), snapshot);
    }

    /** The countries with these codes, in the given order. Each code must come from a database row. */
    public List<Country> get(Collection<String> codes, Snapshot snapshot) {
        return codes.stream().map(code -> get(code, snapshot)).toList();
    }

    /** All countries, sorted by code. */
    public List<Country> all(Snapshot snapshot) {
        return rows.all().stream().map(row -> country(row, snapshot)).toList();
    }

    /**
     * The codes in a filter, in upper case.
     *
     * @param argument name of the client's argument, for the error message
     * @param revision an existing revision. Finds all countries that were added up to this revision
     * @throws dev.modelatlas.graphql.ApiException BAD_USER_INPUT when a code is unknown; the error names the first
     */
    public Collection<String> codes(Collection<String> codes, String argument, int revision) {
        return RequiredLookup.resolveAll(
                codes, code -> row(code, revision).map(Row::code), argument, "no country has the code", "countries");
    }

    /** Refuses letters other than A to Z, because some of them become A to Z in upper case: "ß" becomes "SS". */
    private Optional<Row> row(String code, int revision) {
        return CODE.matcher(code).matches() ? rows.bySlug(code.toUpperCase(Locale.ROOT), revision) : Optional.empty();
    }

    private static Country country(Row row, Snapshot snapshot) {
        return new Country(snapshot, row.code(), row.name(), row.nameKey());
    }
}
