package dev.modelatlas.trend;

import java.util.List;

/** What the statements return: a component a column. */
final class Rows {
    private Rows() {}

    /**
     * Of {@code firsts.sql}: the first day of a value.
     *
     * @param modelIds the models of that day, by slug
     */
    record FirstDay(String key, String value, List<Integer> modelIds) {}

    /** Of {@code frontier.sql}: a record of training compute in FLOP, and the one before it. */
    record Point(int modelId, double flop, Double previousFlop) {}

    /**
     * Of {@code credits.sql}: a source.
     *
     * @param publisher who published it; null when no revision was made from it
     * @param models of the window that were taken from it
     */
    record Credit(
            String name, String url, String licence, String attribution, String sha256, String publisher, int models) {}

    /** Of {@code growth.sql}: the fitted line; null but for the number of points where there is none. */
    record Line(int models, Integer spanDays, Double slope, Double rSquared) {}
}
