package dev.modelatlas.trend.count;

import java.util.Set;
import java.util.regex.Pattern;

/** The tables from which models can be counted. Each count uses the smallest table that has the columns it needs. */
enum CountSource {
    /** {@code trend_cell} and {@code compute_record}: counts of all models of a revision, computed at publication. */
    CELLS,
    /** {@code trend_group}: the number of models for each combination of column values, counted at publication. */
    GROUPS,
    /** {@code model_facts}: one row for each model. */
    FACTS;

    /** The columns that {@code trend_group} shares with {@code model_facts}. */
    private static final Set<String> HELD_BY_GROUPS = Set.of(
            "year",
            "organization_ids",
            "group_ids",
            "organization_collaboration",
            "group_collaboration",
            "recorded_countries",
            "headquarters_countries",
            "group_headquarters_countries",
            "sectors",
            "domain_ids",
            "task_ids",
            "accessibility",
            "confidence");

    private static final Pattern COLUMN = Pattern.compile("\\bm\\.(\\w+)");

    /**
     * Chooses the table for a filtered count.
     *
     * @param predicate the filter as an SQL condition; {@code m} is the alias of the table
     * @param held SQL expression for the values to count by
     */
    static CountSource of(String predicate, String held) {
        return COLUMN.matcher(predicate + " " + held)
                        .results()
                        .allMatch(column -> HELD_BY_GROUPS.contains(column.group(1)))
                ? GROUPS
                : FACTS;
    }
}
