package dev.modelatlas.trend.count;

import java.time.LocalDate;
import java.util.List;

import dev.modelatlas.model.filter.ModelFilter;

/**
 * The release dates that a filter accepts, if a model meets its other conditions.
 *
 * @param first null when the filter accepts all earlier dates
 * @param last null when the filter accepts all later dates
 */
record ReleaseDates(LocalDate first, LocalDate last) {
    private static final ReleaseDates ALL = new ReleaseDates(null, null);

    /** @param filter null matches all models */
    static ReleaseDates of(ModelFilter filter) {
        if (filter == null) {
            return ALL;
        }
        var dates = new ReleaseDates(filter.releasedFrom(), filter.releasedTo()).and(outside(filter.not()));
        for (var each : orNone(filter.all())) {
            dates = dates.and(of(each));
        }
        var any = orNone(filter.any()).stream().map(ReleaseDates::of).reduce(ReleaseDates::or);
        return any.map(dates::and).orElse(dates);
    }

    /** The dates that the negation of a filter accepts. All dates, unless the filter has only one date. */
    private static ReleaseDates outside(ModelFilter filter) {
        if (filter == null || !filter.equals(ModelFilter.ofReleaseDates(filter.releasedFrom(), filter.releasedTo()))) {
            return ALL;
        } else if (filter.releasedTo() == null && filter.releasedFrom() != null) {
            return new ReleaseDates(null, filter.releasedFrom().minusDays(1));
        } else if (filter.releasedFrom() == null && filter.releasedTo() != null) {
            return new ReleaseDates(filter.releasedTo().plusDays(1), null);
        }
        return ALL;
    }

    private ReleaseDates and(ReleaseDates other) {
        return new ReleaseDates(
                first == null || other.first != null && other.first.isAfter(first) ? other.first : first,
                last == null || other.last != null && other.last.isBefore(last) ? other.last : last);
    }

    /** The dates from the earlier start to the later end. The filter may accept none of the dates between two ranges. */
    private ReleaseDates or(ReleaseDates other) {
        return new ReleaseDates(
                first == null || other.first == null ? null : first.isBefore(other.first) ? first : other.first,
                last == null || other.last == null ? null : last.isAfter(other.last) ? last : other.last);
    }

    private static List<ModelFilter> orNone(List<ModelFilter> filters) {
        return filters == null ? List.of() : filters;
    }
}
