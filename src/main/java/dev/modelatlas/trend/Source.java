package dev.modelatlas.trend;

import java.util.Set;
import java.util.regex.Pattern;

/** What counts are read from: the smallest that can tell. */
enum Source {
    /** {@code trend_cell} and {@code compute_record}: all models of a revision, counted when it was published. */
    CELLS,
    /** {@code trend_group}: models that hold the same, counted when the revision was published. */
    GROUPS,
    /** {@code model_facts}: a row a model. */
    FACTS;

    /** What groups hold: columns of {@code trend_group} that are called as in {@code model_facts}. */
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
     * Of what to count under a filter.
     *
     * @param predicate a condition on rows {@code m}
     * @param held what of {@code m} is counted by
     */
    static Source of(String predicate, String held) {
        return COLUMN.matcher(predicate + " " + held)
                        .results()
                        .allMatch(column -> HELD_BY_GROUPS.contains(column.group(1)))
                ? GROUPS
                : FACTS;
    }
}
