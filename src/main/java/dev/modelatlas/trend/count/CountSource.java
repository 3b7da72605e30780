package dev.modelatlas.trend.count;

import dev.modelatlas.model.ModelCombinations;

/** The tables from which models can be counted. Each count uses the smallest table that has the columns it needs. */
enum CountSource {
    /** {@code trend_cell} and {@code compute_record}: counts of all models of a revision, computed at publication. */
    CELLS,
    /** {@code trend_group}: the number of models for each combination of values (see {@link ModelCombinations}). */
    GROUPS,
    /** {@code model_facts}: one row for each model. */
    FACTS;

    /**
     * Chooses the table for a filtered count.
     *
     * @param predicate the filter as an SQL condition; {@code m} is the alias of the table
     * @param held SQL expression for the values to count by
     */
    static CountSource of(String predicate, String held) {
        return ModelCombinations.have(predicate + " " + held) ? GROUPS : FACTS;
    }
}
