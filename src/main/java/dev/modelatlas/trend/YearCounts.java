package dev.modelatlas.trend;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;

/** How many models there are of each year. */
final class YearCounts {
    private static final YearCounts NONE = new YearCounts(0, new int[0]);

    /** The year of the first of the counts, which are those of the years from there on. */
    private final int first;

    private final int[] counts;

    private YearCounts(int first, int[] counts) {
        this.first = first;
        this.counts = counts;
    }

    /** A year that has models. */
    record Year(int year, int models) {}

    static YearCounts of(Collection<Year> years) {
        if (years.isEmpty()) {
            return NONE;
        }
        var range = years.stream().mapToInt(Year::year).summaryStatistics();
        var counts = new int[range.getMax() - range.getMin() + 1];
        years.forEach(year -> counts[year.year() - range.getMin()] += year.models());
        return new YearCounts(range.getMin(), counts);
    }

    /** Models of a year; 0 when it has none. */
    int in(int year) {
        return year < first || year >= first + counts.length ? 0 : counts[year - first];
    }

    /** Models of the years from one to another, both included. */
    int in(int from, int to) {
        var start = Math.max(from - first, 0);
        var end = Math.min(to - first + 1, counts.length);
        return start >= end ? 0 : Arrays.stream(counts, start, end).sum();
    }

    /** The years that have models, in order. */
    IntStream years() {
        return IntStream.range(0, counts.length)
                .filter(index -> counts[index] > 0)
                .map(index -> first + index);
    }

    /** How many numbers it keeps. */
    int size() {
        return counts.length;
    }
}
