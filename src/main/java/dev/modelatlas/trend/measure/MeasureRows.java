package dev.modelatlas.trend.measure;

import java.time.LocalDate;
import java.util.List;

/** The rows that this package's statements return. Each component of a row is a column. */
final class MeasureRows {
    private MeasureRows() {}

    /**
     * A row of {@code measured.sql}: the distribution of a property over the models that share one value of a
     * dimension, or over all models of the window.
     *
     * @param value the value as text; null in the row that covers all models
     * @param known number of models whose property is known, at least 1
     * @param total sum of the property over the models for which it is known; null when one of the summands is above
     *     1e300
     */
    record Spread(
            String value,
            int known,
            Double total,
            double smallest,
            double lowerQuartile,
            double median,
            double upperQuartile,
            double largest) {}

    /** A row of {@code largest.sql}: for one value, the model with the highest known training compute. */
    record Largest(String value, int modelId) {}

    /** The rows of both statements above for training compute. */
    record Compute(List<Spread> spreads, List<Largest> largest) {}

    /**
     * A row of {@code thresholds.sql}: numbers of models that reach a level. {@code byEstimate} includes
     * {@code certain}, and {@code possible} includes both.
     */
    record Level(double flop, int certain, int byEstimate, int possible, int unknown) {}

    /**
     * A row of {@code reached.sql}, for one value of a dimension: the first date on which a model with this value
     * reached the level, and that model.
     */
    record Reached(String key, String value, LocalDate reachedOn, int modelId) {}
}
