package dev.modelatlas.trend.count;

import java.util.List;

/** Rows that the statements in the {@code .sql} files return. Each component of a record is a column. */
public final class TrendRows {
    private TrendRows() {}

    /**
     * A row of {@code firsts.sql}: the first release date for a value of a dimension.
     *
     * @param modelIds IDs of the models released on that date, sorted by slug
     */
    public record FirstDay(String key, String value, List<Integer> modelIds) {}

    /** A row of {@code frontier.sql}: a model of the frontier, with its FLOP and the FLOP of the previous model. */
    public record Point(int modelId, double flop, Double previousFlop) {}

    /**
     * A row of {@code credits.sql}: a source of the counted models.
     *
     * @param publisher publisher of the source; null when no revision was imported from it
     */
    public record Credit(
            String name, String url, String licence, String attribution, String sha256, String publisher) {}

    /**
     * The row of {@code growth.sql}: the line fitted to the compute frontier. The components {@code slope},
     * {@code rSquared} and {@code slopeError} are null when the frontier has too few points for a line.
     *
     * @param models number of points
     * @param spanDays days from the first to the last point; null when there are no points
     * @param slope slope of the line: the change of log10(FLOP) per year
     * @param slopeError standard error of the slope; null with fewer than three points
     */
    public record Line(int models, Integer spanDays, Double slope, Double rSquared, Double slopeError) {}
}
