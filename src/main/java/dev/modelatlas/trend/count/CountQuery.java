package dev.modelatlas.trend.count;

import java.time.LocalDate;

/**
 * Selects the models that a statement counts: those of a scope that were released from {@code since} to {@code until},
 * both days included.
 *
 * @param scope the revision, the filter and the bases
 */
public record CountQuery(TrendScope scope, LocalDate since, LocalDate until) {

    /** All models of the scope. */
    static CountQuery all(TrendScope scope) {
        return new CountQuery(scope, TrendWindow.FIRST_DAY, TrendWindow.LAST_DAY);
    }

    /** The models of the scope that were released on or before the last day of a window. */
    public static CountQuery until(TrendScope scope, TrendWindow window) {
        return new CountQuery(scope, TrendWindow.FIRST_DAY, window.lastDay());
    }

    /** The models of the scope that were released in a window. */
    static CountQuery in(TrendScope scope, TrendWindow window) {
        return new CountQuery(scope, window.firstDay(), window.lastDay());
    }

    /**
     * The models of the scope that were released in a window or in the year before it. The first year of the window is
     * compared with that year.
     */
    static CountQuery compared(TrendScope scope, TrendWindow window) {
        return new CountQuery(scope, window.firstDayCompared(), window.lastDay());
    }
}
