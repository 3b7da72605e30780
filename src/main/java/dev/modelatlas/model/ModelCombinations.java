package dev.modelatlas.model;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The table {@code trend_group}: the number of models for each combination of values, counted when a revision is
 * published. It has fewer rows than {@code model_facts}, and columns with the same names, but not all of them.
 */
public final class ModelCombinations {
    private static final Set<String> COLUMNS = Set.of(
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

    private ModelCombinations() {}

    /**
     * Whether the table has all columns that the SQL uses.
     *
     * @param sql conditions or expressions; {@code m} is the alias of the table, and qualifies all columns
     */
    public static boolean have(String sql) {
        return COLUMN.matcher(sql).results().allMatch(column -> COLUMNS.contains(column.group(1)));
    }
}
