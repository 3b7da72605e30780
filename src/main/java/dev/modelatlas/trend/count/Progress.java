package dev.modelatlas.trend.count;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The number of models in a year, compared with the previous year.
 *
 * @param partial whether the source or the filter covers only part of the year
 * @param change difference from the previous year, even if that year is outside the window
 * @param growthRate {@code change} divided by the number of models in the previous year; null when that is 0
 * @param cumulative number of models from the start of the window to the end of the year
 */
public record Progress(int year, boolean partial, int models, int change, Double growthRate, int cumulative) {

    /** Every year of the window. */
    public static List<Progress> of(YearCounts models, TrendWindow window) {
        return IntStream.rangeClosed(window.from(), window.to())
                .mapToObj(year -> {
                    var here = models.in(year);
                    var before = models.in(year - 1);
                    return new Progress(
                            year,
                            window.coverage().isPartial(year),
                            here,
                            here - before,
                            before == 0 ? null : (double) (here - before) / before,
                            models.in(window.from(), year));
                })
                .toList();
    }

    /**
     * Compound annual growth rate; null when the first year has no models, the window is one year, or the last year is
     * partial.
     */
    public static Double compoundAnnualGrowthRate(YearCounts models, TrendWindow window) {
        var first = models.in(window.from());
        var years = window.to() - window.from();
        return years == 0 || first == 0 || window.coverage().isPartial(window.to())
                ? null
                : Math.pow((double) models.in(window.to()) / first, 1.0 / years) - 1;
    }
}
