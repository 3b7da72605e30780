package dev.modelatlas.trend.count;

import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.modelatlas.model.filter.ModelFilter;

/**
 * A range of release dates that a filter excludes, whatever the other facts of the models are.
 *
 * @param first the first date of the range
 * @param end the day after the last date of the range
 */
record ReleaseDates(LocalDate first, LocalDate end) {

    /** @param filter null excludes no date */
    static List<ReleaseDates> excludedBy(ModelFilter filter) {
        var excluded = new ArrayList<ReleaseDates>();
        if (filter != null) {
            var changes = new TreeSet<LocalDate>();
            addChanges(filter, changes);
            changes.add(LocalDate.MIN);
            changes.add(LocalDate.MAX);
            for (var first = LocalDate.MIN; first.isBefore(LocalDate.MAX); first = changes.higher(first)) {
                if (!matches(filter, first, true)) {
                    excluded.add(new ReleaseDates(first, changes.higher(first)));
                }
            }
        }
        return List.copyOf(excluded);
    }

    /** Whether any of these dates is in the year. */
    boolean touch(int year) {
        return first.getYear() <= year && end.isAfter(Year.of(year).atDay(1));
    }

    /** Adds each date that the filter, or a filter nested in it, treats differently from the day before. */
    private static void addChanges(ModelFilter filter, Collection<LocalDate> changes) {
        if (filter.releasedFrom() != null) {
            changes.add(filter.releasedFrom());
        }
        if (filter.releasedTo() != null) {
            changes.add(filter.releasedTo().plusDays(1));
        }
        Stream.of(orNone(filter.all()), orNone(filter.any()))
                .flatMap(Collection::stream)
                .forEach(nested -> addChanges(nested, changes));
        if (filter.not() != null) {
            addChanges(filter.not(), changes);
        }
    }

    /**
     * Whether models released on a day match the filter.
     *
     * @param some if true, returns whether the filter can match any of these models; if false, whether it matches all
     *     of them
     */
    private static boolean matches(ModelFilter filter, LocalDate day, boolean some) {
        return (some || !hasOtherConditions(filter))
                && (filter.releasedFrom() == null || !day.isBefore(filter.releasedFrom()))
                && (filter.releasedTo() == null || !day.isAfter(filter.releasedTo()))
                && orNone(filter.all()).stream().allMatch(nested -> matches(nested, day, some))
                && (orNone(filter.any()).isEmpty()
                        || filter.any().stream().anyMatch(nested -> matches(nested, day, some)))
                && (filter.not() == null || !matches(filter.not(), day, !some));
    }

    /** Whether the filter has conditions on other facts than the release date, apart from nested filters. */
    private static boolean hasOtherConditions(ModelFilter filter) {
        return Stream.of(
                        filter.text(),
                        filter.organizations(),
                        filter.groups(),
                        filter.countries(),
                        filter.sectors(),
                        filter.collaboration(),
                        filter.domains(),
                        filter.tasks(),
                        filter.minDomains(),
                        filter.maxDomains(),
                        filter.minTasks(),
                        filter.maxTasks(),
                        filter.minTrainingFlop(),
                        filter.maxTrainingFlop(),
                        filter.trainingFlopBelow(),
                        filter.computeKnown(),
                        filter.minParameters(),
                        filter.maxParameters(),
                        filter.accessibility(),
                        filter.accessibilityKnown(),
                        filter.sectorKnown(),
                        filter.confidence(),
                        filter.publishers())
                .anyMatch(value -> value instanceof List<?> list ? !list.isEmpty() : value != null);
    }

    private static List<ModelFilter> orNone(List<ModelFilter> filters) {
        return filters == null ? List.of() : filters;
    }
}
