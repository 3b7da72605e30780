package dev.modelatlas.trend;

import java.util.Map;

import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/**
 * How the values of a dimension are read from a row {@code m} of {@code model_facts}, and from cells. All of it is constant
 * SQL. The function {@code count_trend_cells} says the same of the rows that it counts.
 *
 * @param cells how {@code trend_cell} calls the dimension
 * @param type of a value: text or int
 * @param held what a row holds of the dimension: one value, or an array of them
 * @param kind what that is
 * @param names joins what is needed to say the key of {@code v.value}
 * @param key the key that clients know {@code v.value} by
 */
record Breakdown(String cells, String type, String held, Kind kind, String names, String key) {

    /** What a row holds of a dimension. */
    enum Kind {
        /** One value, never null. */
        ONE,
        /** An array of texts; empty when nothing is recorded. */
        TEXTS,
        /** An array of ids; empty when nothing is recorded. */
        IDS
    }

    /** Counts of values above this are one bucket. */
    private static final int DOMAINS_COUNTED = 3;

    private static final int TASKS_COUNTED = 5;

    /**
     * Bucket of the training compute: -1 when unknown, 0 below 1 FLOP, n from 1e(n-1) on. Compared with the powers of
     * ten themselves, since the logarithm of a number just below one rounds up to it.
     */
    private static final String MAGNITUDE = "coalesce(width_bucket(m.training_flop,"
            + " array(select ('1e' || n)::float8 from generate_series(0, 308) n)), -1)";

    static Breakdown of(Dimension by, CountryBasis countryBasis, OrganizationBasis organizationBasis) {
        var byGroup = organizationBasis == OrganizationBasis.GROUP;
        return switch (by) {
            case COUNTRY -> texts(by + " " + countryBasis, countries(countryBasis));
            case ORGANIZATION -> ids(by + " " + organizationBasis, organizations(organizationBasis), "organization");
            case DOMAIN -> ids(by.name(), "m.domain_ids", "domain");
            case TASK -> ids(by.name(), "m.task_ids", "task");
            case SECTOR -> texts(by.name(), "case when m.sectors = '{}' then array['UNKNOWN'] else m.sectors end");
            case COLLABORATION ->
                text(by + " " + organizationBasis, byGroup ? "m.group_collaboration" : "m.organization_collaboration");
            case DOMAIN_COUNT -> counted(by, "m.domain_ids", DOMAINS_COUNTED);
            case TASK_COUNT -> counted(by, "m.task_ids", TASKS_COUNTED);
            case ACCESSIBILITY -> text(by.name(), "coalesce(m.accessibility, 'UNKNOWN')");
            case CONFIDENCE -> text(by.name(), "m.confidence");
            case COMPUTE_MAGNITUDE ->
                number(
                        by,
                        MAGNITUDE,
                        "case v.value when -1 then 'unknown' when 0 then '0' else '1e' || (v.value - 1) end");
        };
    }

    /** The array of country codes that a row counts for. */
    static String countries(CountryBasis basis) {
        return switch (basis) {
            case RECORDED -> "m.recorded_countries";
            case HEADQUARTERS -> "m.headquarters_countries";
            case GROUP_HEADQUARTERS -> "m.group_headquarters_countries";
        };
    }

    /** The array of organization ids that a row counts for. */
    static String organizations(OrganizationBasis basis) {
        return basis == OrganizationBasis.GROUP ? "m.group_ids" : "m.organization_ids";
    }

    /** The pieces of {@code tally} and {@code firsts.sql}. */
    Map<String, String> pieces() {
        return Map.of(
                "counted_by",
                cells,
                "type",
                type,
                "held",
                held,
                "values",
                kind == Kind.ONE ? "select c.held as value" : "select distinct unnest(c.held) as value",
                "held_by",
                kind == Kind.ONE ? "v.value = " + held : "v.value = any(" + held + ")",
                "names",
                names,
                "key",
                key);
    }

    /** Whether row {@code m} holds the value that {@code k.key} gives as text. */
    String condition() {
        return switch (kind) {
            case ONE -> "(" + held + ")::text = k.key";
            case TEXTS -> "k.key = any(" + held + ")";
            case IDS -> "k.key::int = any(" + held + ")";
        };
    }

    private static Breakdown text(String cells, String held) {
        return new Breakdown(cells, "text", held, Kind.ONE, "", "v.value");
    }

    private static Breakdown number(Dimension by, String held, String key) {
        return new Breakdown(by.name(), "int", held, Kind.ONE, "", key);
    }

    private static Breakdown texts(String cells, String held) {
        return new Breakdown(cells, "text", held, Kind.TEXTS, "", "v.value");
    }

    private static Breakdown ids(String cells, String held, String table) {
        return new Breakdown(cells, "int", held, Kind.IDS, "left join " + table + " n on n.id = v.value", "n.slug");
    }

    private static Breakdown counted(Dimension by, String ids, int most) {
        return number(
                by,
                "least(cardinality(" + ids + "), " + most + ")",
                "v.value || case v.value when " + most + " then '+' else '' end");
    }
}
