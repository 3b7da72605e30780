package dev.modelatlas.trend.count;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.modelatlas.vocabulary.CountryBasis;

import static java.util.stream.Collectors.groupingBy;

/**
 * Ranks countries by their number of prolific organizations, from the tally that {@code releases.sql} returns. A key of
 * the tally has the form {@code country/slug}, with the slug of an organization. The value is the ID of this
 * organization. If the models count for their recorded countries, not for the country of the organization's
 * headquarters, the value has the form {@code id/country}.
 */
public final class ProlificOrganizations {
    private ProlificOrganizations() {}

    /** The SQL fragments that {@code releases.sql} needs for a scope. */
    static Map<String, String> pieces(TrendScope scope) {
        return Map.of(
                "organizations",
                Breakdown.organizations(scope.organizationBasis()),
                "headquarters",
                headquarters(scope.countryBasis()),
                "basis",
                scope.organizationBasis().name());
    }

    /** The SQL condition that the model in row {@code m} counts for the value in column {@code k.key}. */
    public static String condition(TrendScope scope) {
        return "split_part(k.key, '/', 1)::int = any(" + Breakdown.organizations(scope.organizationBasis()) + ")"
                + " and split_part(k.key, '/', 2) = any(array_append(m.recorded_countries, ''))";
    }

    /**
     * A country with its prolific organizations, which are those with at least the minimum number of models. Each
     * organization is ranked among all organizations of the country.
     *
     * @param rank rank of the country by number of prolific organizations (1, 2, 2, 4)
     * @param tied whether another country has the same number of prolific organizations
     */
    public record Country(String code, List<Tally.Ranked> organizations, int rank, boolean tied) {}

    /**
     * Returns the countries with at least one prolific organization, sorted by number of such organizations, highest
     * first, then by code.
     */
    public static List<Country> countries(Tally releases, int year, int minModels) {
        var prolific = new HashMap<String, List<Tally.Ranked>>();
        releases.values().stream()
                .filter(release -> release.models().in(year) >= minModels)
                .collect(groupingBy(ProlificOrganizations::country))
                .forEach((country, values) -> prolific.put(
                        country, new Tally(values, YearCounts.of(List.of())).ranked(year, year, minModels)));
        // Reuses the ranking of Tally: each value stands for a country, and each counted model for an organization.
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

    /** The slug of the organization in a key {@code country/slug}. */
    public static String slug(Tally.Value release) {
        return release.key().substring(release.key().indexOf('/') + 1);
    }

    /** The ID of the organization in a value {@code id} or {@code id/country}. */
    public static String id(Tally.Value release) {
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
