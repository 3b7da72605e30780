package dev.modelatlas.trend;

import java.util.Map;

import dev.modelatlas.vocabulary.CountryBasis;

/**
 * How {@code prolific.sql} places organizations in countries. Its values are {@code id}, or {@code id/country} where
 * an organization counts for a country only with the models that record it.
 */
final class Prolific {
    private Prolific() {}

    /** The pieces of {@code prolific.sql}. */
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

    /** The id of the organization of a value. */
    static String id(String value) {
        var slash = value.indexOf('/');
        return slash < 0 ? value : value.substring(0, slash);
    }

    private static String headquarters(CountryBasis basis) {
        return switch (basis) {
            case RECORDED -> "null::text";
            case HEADQUARTERS -> "o.headquarters";
            case GROUP_HEADQUARTERS -> "o.group_headquarters";
        };
    }
}
