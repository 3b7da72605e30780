package dev.modelatlas.trend.count;

import java.util.Map;

import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/**
 * The SQL fragments for a dimension. With them, a statement reads the values of the dimension from a row {@code m} of
 * {@code model_facts}, or from the precomputed counts in {@code trend_cell}. All fragments are constant. The database
 * function {@code count_trend_cells}, which fills {@code trend_cell}, must compute the same values.
 *
 * @param cells name of the dimension in the table {@code trend_cell}; empty when the table does not contain the
 *     dimension
 * @param type SQL type of a value: text or int
 * @param held SQL expression for the value of a row, or for its array of values
 * @param kind the form in which {@code held} returns the values
 * @param names SQL joins with the tables that {@code key} reads
 * @param key SQL expression for the key that clients see for the value {@code v.value}
 */
public record Breakdown(String cells, String type, String held, Kind kind, String names, String key) {

    /** The form in which a row of {@code model_facts} stores its values of a dimension. */
    enum Kind {
        /** One value, never null. */
        ONE {
            @Override
            String values(String held) {
                return "select " + held + " as value";
            }

            @Override
            String holds(String held, String value) {
                return value + " = " + held;
            }
        },
        /** An array of the values, possibly empty. */
        LIST {
            @Override
            String values(String held) {
                return "select distinct unnest(" + held + ") as value";
            }

            @Override
            String holds(String held, String value) {
                return value + " = any(" + held + ")";
            }
        },
        /** An array of task IDs. The row's values are the families of these tasks (see {@link TaskFamily}). */
        FAMILIES {
            @Override
            String values(String held) {
                return "select distinct " + TaskFamily.value() + " as value" + tasks(held);
            }

            @Override
            String holds(String held, String value) {
                return held + " && " + TaskFamily.tasks(value);
            }
        },
        /** An array of task IDs. The row's only value is the number of their families (see {@link TaskFamily}). */
        FAMILY_COUNT {
            @Override
            String values(String held) {
                return "select least(count(distinct " + TaskFamily.value() + "), " + TASKS_COUNTED + ")::int as value"
                        + tasks(held);
            }

            @Override
            String holds(String held, String value) {
                return value + " = (" + values(held) + ")";
            }
        };

        /** A query for a row's distinct values of the dimension. The result column is {@code value}. */
        abstract String values(String held);

        /** The SQL condition that a row has the value. */
        abstract String holds(String held, String value);

        private static String tasks(String ids) {
            return " from unnest(" + ids + ") member (id) join task t on t.id = member.id";
        }
    }

    /** Models with at least this many domains share one bucket, {@code 3+}. */
    private static final int DOMAINS_COUNTED = 3;

    /** Models with at least this many tasks, or task families, share one bucket, {@code 5+}. */
    private static final int TASKS_COUNTED = 5;

    /**
     * Bucket of the training compute: -1 when unknown, 0 below 1 FLOP, n from 1e(n-1) FLOP to below 1e(n) FLOP. The SQL
     * compares with powers of ten instead of using the logarithm, which rounds up for a number just below a power of
     * ten.
     */
    private static final String MAGNITUDE = "coalesce(width_bucket(m.training_flop,"
            + " array(select ('1e' || n)::float8 from generate_series(0, 308) n)), -1)";

    private static final String OPENNESS = "case when m.accessibility in ('OPEN_WEIGHTS_UNRESTRICTED',"
            + " 'OPEN_WEIGHTS_RESTRICTED', 'OPEN_WEIGHTS_NON_COMMERCIAL') then 'OPEN_WEIGHTS'"
            + " when m.accessibility in ('API_ACCESS', 'HOSTED_ACCESS', 'UNRELEASED') then 'CLOSED' else 'UNKNOWN' end";

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
            case TASK_FAMILY ->
                new Breakdown(
                        "",
                        "text",
                        "m.task_ids",
                        Kind.FAMILIES,
                        "left join task n on n.id::text = v.value",
                        "coalesce(n.slug, v.value)");
            case TASK_FAMILY_COUNT ->
                new Breakdown("", "int", "m.task_ids", Kind.FAMILY_COUNT, "", bucket(TASKS_COUNTED));
            case OPENNESS -> text("", OPENNESS);
            case ACCESSIBILITY -> text(by.name(), "coalesce(m.accessibility, 'UNKNOWN')");
            case CONFIDENCE -> text(by.name(), "m.confidence");
            case COMPUTE_MAGNITUDE ->
                number(
                        by,
                        MAGNITUDE,
                        "case v.value when -1 then 'unknown' when 0 then '0' else '1e' || (v.value - 1) end");
        };
    }

    /** SQL expression for an array of the country codes to which row {@code m} is attributed. */
    static String countries(CountryBasis basis) {
        return switch (basis) {
            case RECORDED -> "m.recorded_countries";
            case HEADQUARTERS -> "m.headquarters_countries";
            case GROUP_HEADQUARTERS -> "m.group_headquarters_countries";
        };
    }

    /** SQL expression for an array of the organization IDs to which row {@code m} is attributed. */
    static String organizations(OrganizationBasis basis) {
        return basis == OrganizationBasis.GROUP ? "m.group_ids" : "m.organization_ids";
    }

    /** The SQL fragments with which a statement counts by this dimension. */
    public Map<String, String> pieces() {
        return Map.of(
                "counted_by",
                cells,
                "type",
                type,
                "held",
                held,
                "values",
                kind.values("c.held"),
                "held_by",
                kind.holds(held, "v.value"),
                "names",
                names,
                "key",
                key);
    }

    /**
     * A query for a row's distinct values of the dimension. The result column is {@code value}.
     *
     * @param given SQL expression to use instead of {@link #held}; it returns the values in the same form
     */
    public String values(String given) {
        return kind.values(given);
    }

    /** The SQL condition that row {@code m} has the value that the string {@code k.key} represents. */
    public String condition() {
        return kind.holds(held, type.equals("int") ? "k.key::int" : "k.key");
    }

    private static Breakdown text(String cells, String held) {
        return new Breakdown(cells, "text", held, Kind.ONE, "", "v.value");
    }

    private static Breakdown number(Dimension by, String held, String key) {
        return new Breakdown(by.name(), "int", held, Kind.ONE, "", key);
    }

    private static Breakdown texts(String cells, String held) {
        return new Breakdown(cells, "text", held, Kind.LIST, "", "v.value");
    }

    private static Breakdown ids(String cells, String held, String table) {
        return new Breakdown(cells, "int", held, Kind.LIST, "left join " + table + " n on n.id = v.value", "n.slug");
    }

    private static Breakdown counted(Dimension by, String ids, int most) {
        return number(by, "least(cardinality(" + ids + "), " + most + ")", bucket(most));
    }

    private static String bucket(int most) {
        return "v.value || case v.value when " + most + " then '+' else '' end";
    }
}
