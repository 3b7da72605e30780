package dev.modelatlas.trend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.modelatlas.vocabulary.CountryBasis;

import static java.util.stream.Collectors.groupingBy;

/**
 * How {@code releases.sql} places organizations in countries. Its keys are {@code country/slug}; its values are {@code id},
 * or {@code id/country} where an organization counts for a country only with the models that record it.
 */
final class Prolific {
    private Prolific() {}

    /** The pieces of {@code releases.sql}. */
    static Map<String, String> pieces(Scope scope) {
        return Map.of(
                "organizations",
                Breakdown.organizations(scope.organizationBasis()),
                "headquarters",
                headquarters(scope.countryBasis()),
                "basis",
                scope.organizationBasis().name());
    }

    /** Whether row {@code m} is counted in the value that {@code k.key} gives. */
    static String condition(Scope scope) {
        return "split_part(k.key, '/', 1)::int = any(" + Breakdown.organizations(scope.organizationBasis()) + ")"
                + " and split_part(k.key, '/', 2) = any(array_append(m.recorded_countries, ''))";
    }

    /**
     * A country and its organizations that have at least so many models, ranked among all of its organizations.
     *
     * @param rank place by number of these organizations (1, 2, 2, 4)
     * @param tied whether another country has as many
     */
    record Country(String code, List<Tally.Ranked> organizations, int rank, boolean tied) {}

    /** The countries that have such an organization: most of them first, then by code. */
    static List<Country> countries(Tally releases, int year, int minModels) {
        var prolific = new HashMap<String, List<Tally.Ranked>>();
        releases.values().stream()
                .filter(release -> release.models().in(year) >= minModels)
                .collect(groupingBy(Prolific::country))
                .forEach((country, values) -> prolific.put(
                        country, new Tally(values, YearCounts.of(List.of())).ranked(year, year, minModels)));
        // Ranked as values are: countries by their organizations.
        return Tally.of(prolific.entrySet().stream()
                        .map(entry -> new Tally.Row(
                                year,
                                entry.getKey(),
                                entry.getKey(),
                                entry.getValue().size()))
                        .toList())
                .ranked(year, year, 1)
                .stream()
                .map(ranked -> new Country(
                        ranked.value().key(), prolific.get(ranked.value().key()), ranked.rank(), ranked.tied()))
                .toList();
    }

    private static String country(Tally.Value release) {
        return release.key().substring(0, release.key().indexOf('/'));
    }

    /** The slug of the organization of a release. */
    static String slug(Tally.Value release) {
        return release.key().substring(release.key().indexOf('/') + 1);
    }

    /** The id of the organization of a release. */
    static String id(Tally.Value release) {
        var slash = release.value().indexOf('/');
        return slash < 0 ? release.value() : release.value().substring(0, slash);
    }

    private static String headquarters(CountryBasis basis) {
        return switch (basis) {
            case RECORDED -> "null::text";
            case HEADQUARTERS -> "o.headquarters";
            case GROUP_HEADQUARTERS -> "o.group_headquarters";
        };
    }
}
