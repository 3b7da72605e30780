package dev.modelatlas.trend;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A year compared with the one before (counting rules 6 to 8).
 *
 * @param partial whether the source or the filter covers only a part of it
 * @param change models more than in the year before, also where that lies outside the window
 * @param growthRate the change as a part of the year before; null when that had none
 * @param cumulative models from the start of the window to the end of the year
 */
record Progress(int year, boolean partial, int models, int change, Double growthRate, int cumulative) {

    /** Every year of the window. */
    static List<Progress> of(YearCounts models, Window window) {
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

    /** Counting rule 8: the mean growth a year; null when it has none to start from, is one year or ends with a partial one. */
    static Double compoundAnnualGrowthRate(YearCounts models, Window window) {
        var first = models.in(window.from());
        var years = window.to() - window.from();
        return years == 0 || first == 0 || window.coverage().isPartial(window.to())
                ? null
                : Math.pow((double) models.in(window.to()) / first, 1.0 / years) - 1;
    }
}
