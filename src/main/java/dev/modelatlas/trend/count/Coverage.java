package dev.modelatlas.trend.count;

import java.time.LocalDate;
import java.time.Year;
import java.util.Optional;

/**
 * The years that the source and the filter cover completely. Other years are partial.
 *
 * @param firstWholeYear the first year of which the filter accepts every release date
 * @param lastWholeYear the last year that the source covers completely, and of which the filter accepts every date
 * @param lastSourceYear the last year that the source covers completely, regardless of the filter
 */
public record Coverage(int firstWholeYear, int lastWholeYear, int lastSourceYear) {

    /**
     * @param asOf date of the source
     * @param releasedFrom first release date that the filter accepts; null when the filter does not limit it
     * @param releasedTo last release date that the filter accepts; null when the filter does not limit it
     */
    static Coverage of(LocalDate asOf, LocalDate releasedFrom, LocalDate releasedTo) {
        var firstWholeYear = releasedFrom == null
                ? Year.MIN_VALUE
                : releasedFrom.getDayOfYear() == 1 ? releasedFrom.getYear() : releasedFrom.getYear() + 1;
        var lastSourceYear = lastWholeYear(asOf);
        var lastWholeYear = releasedTo == null ? lastSourceYear : Math.min(lastSourceYear, lastWholeYear(releasedTo));
        return new Coverage(firstWholeYear, lastWholeYear, lastSourceYear);
    }

    /**
     * The last of the years from {@code from} to {@code to} that the source covers completely; empty when there is
     * none.
     */
    public Optional<Integer> lastSourceYear(int from, int to) {
        var last = Math.min(to, lastSourceYear);
        return last < from ? Optional.empty() : Optional.of(last);
    }

    /** Whether the source or the filter does not cover the whole year. */
    boolean isPartial(int year) {
        return year < firstWholeYear || year > lastWholeYear;
    }

    private static int lastWholeYear(LocalDate lastDay) {
        return lastDay.getMonthValue() == 12 && lastDay.getDayOfMonth() == 31
                ? lastDay.getYear()
                : lastDay.getYear() - 1;
    }
}
