package dev.modelatlas.trend.count;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.modelatlas.trend.amount.MatchedAmounts;

/**
 * Computes from amounts in memory what a statement would read from the database. The result is the same.
 *
 * @param measure column of {@code model_facts} with the amounts
 * @param days selects the models whose amounts the computation needs
 * @param held SQL expression for what a row {@code m} holds of a dimension
 * @param values SQL query for the distinct values of {@code c.held}; the result column is {@code value}
 * @param compute the computation
 */
public record AmountFigure<T>(
        String measure,
        Function<Counts, CountQuery> days,
        String held,
        String values,
        BiFunction<Counts, MatchedAmounts, T> compute) {

    /**
     * The SQL fragments of {@code matched.sql}. The empty {@code counted_by} keeps this statement from reading
     * {@code trend_cell}, which has no digests.
     */
    Map<String, String> pieces() {
        return Map.of("counted_by", "", "held", held, "values", values);
    }
}
