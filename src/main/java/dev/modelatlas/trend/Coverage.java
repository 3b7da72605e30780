package dev.modelatlas.trend;

import java.time.LocalDate;
import java.time.Year;
import java.util.Optional;

/**
 * Which years the data covers from their first to their last day. The others are partial.
 *
 * @param firstWholeYear the first that neither the source nor the filter cuts
 * @param lastWholeYear the last that neither the source nor the filter cuts
 * @param lastSourceYear the last that the source covers to its end, whatever the filter
 */
record Coverage(int firstWholeYear, int lastWholeYear, int lastSourceYear) {

    /**
     * @param asOf the day the source stood at
     * @param releasedFrom first day the filter lets through; null when it does not say
     * @param releasedTo last day the filter lets through; null when it does not say
     */
    static Coverage of(LocalDate asOf, LocalDate releasedFrom, LocalDate releasedTo) {
        var firstWholeYear = releasedFrom == null
                ? Year.MIN_VALUE
                : releasedFrom.getDayOfYear() == 1 ? releasedFrom.getYear() : releasedFrom.getYear() + 1;
        var lastSourceYear = lastWholeYear(asOf);
        var lastWholeYear = releasedTo == null ? lastSourceYear : Math.min(lastSourceYear, lastWholeYear(releasedTo));
        return new Coverage(firstWholeYear, lastWholeYear, lastSourceYear);
    }

    /** The last year of the window that the source covers to its end; empty when it covers none. */
    Optional<Integer> lastSourceYear(int from, int to) {
        var last = Math.min(to, lastSourceYear);
        return last < from ? Optional.empty() : Optional.of(last);
    }

    /** Whether only a part of the year is covered. */
    boolean isPartial(int year) {
        return year < firstWholeYear || year > lastWholeYear;
    }

    private static int lastWholeYear(LocalDate lastDay) {
        return lastDay.getMonthValue() == 12 && lastDay.getDayOfMonth() == 31
                ? lastDay.getYear()
                : lastDay.getYear() - 1;
    }
}
