package dev.modelatlas.trend.count;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.modelatlas.model.filter.ModelFilter;

/**
 * The years that the source and the filter cover completely. Other years are partial.
 *
 * @param excluded the release dates that the filter excludes
 * @param lastSourceYear the last year that the source covers completely, regardless of the filter
 */
public record Coverage(List<ReleaseDates> excluded, int lastSourceYear) {

    /**
     * @param asOf date of the source
     * @param filter null matches all models
     */
    static Coverage of(LocalDate asOf, ModelFilter filter) {
        // The source does not cover the day after its date. The year of that day is the first incomplete year.
        return new Coverage(ReleaseDates.excludedBy(filter), asOf.plusDays(1).getYear() - 1);
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
        return year > lastSourceYear || excluded.stream().anyMatch(dates -> dates.touch(year));
    }
}
