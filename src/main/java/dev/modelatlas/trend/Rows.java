package dev.modelatlas.trend;

import java.util.List;

/** What the statements return: a component a column. */
final class Rows {
    private Rows() {}

    /**
     * Of {@code trends.sql}: the window, and its figures as a whole.
     *
     * @param compoundAnnualGrowthRate null where counting rule 8 gives none
     */
    record Total(int firstYear, int lastYear, int modelCount, Double compoundAnnualGrowthRate) {}

    /** Of {@code years.sql}: a year. */
    record Year(int year, boolean partial, int modelCount, int change, Double growthRate, int cumulative) {}

    /**
     * Of {@code ranking.sql}, {@code series.sql} and {@code prolific.sql}: a value of a dimension.
     *
     * @param key what clients know the value by
     * @param value what rows hold, as text: the id of an organization, domain or task
     */
    record Ranked(String key, String value, int rank, boolean tied, int modelCount, Double share) {}

    /** Of {@code series_year.sql}: a year of a value; rank and tied are null when it has no model in it. */
    record ValueYear(
            int year,
            boolean partial,
            int yearModels,
            int change,
            Double growthRate,
            int cumulative,
            Double yearShare,
            Integer yearRank,
            Boolean yearTied) {}

    /**
     * Of {@code firsts.sql}: the first day of a value.
     *
     * @param modelIds the models of that day, by slug
     */
    record FirstDay(String key, String value, List<Integer> modelIds) {}

    /** Of {@code prolific.sql}: a country, which its organizations follow. */
    record Country(String country, int organizationCount, int countryRank, boolean countryTied) {}

    /** Of {@code frontier.sql}: a record of training compute in FLOP, and the one before it. */
    record Point(int modelId, double flop, Double previousFlop) {}

    /** Of {@code growth.sql}: the fitted line; null but for the number of points where there is none. */
    record Line(int models, Integer spanDays, Double slope, Double rSquared) {}
}
