package dev.modelatlas.trend;

import java.util.Collection;
import java.util.stream.IntStream;

/** How many models there are of each year. */
final class YearCounts {
    private static final YearCounts NONE = new YearCounts(0, new int[1]);

    /** The first year that is counted. */
    private final int first;

    /** How many models come before each year from the first on, and after the last of them how many there are in all. */
    private final int[] sums;

    private YearCounts(int first, int[] sums) {
        this.first = first;
        this.sums = sums;
    }

    /** A year that has models. */
    record Year(int year, int models) {}

    static YearCounts of(Collection<Year> years) {
        if (years.isEmpty()) {
            return NONE;
        }
        var range = years.stream().mapToInt(Year::year).summaryStatistics();
        var sums = new int[range.getMax() - range.getMin() + 2];
        years.forEach(year -> sums[year.year() - range.getMin() + 1] += year.models());
        for (var year = 1; year < sums.length; year++) {
            sums[year] += sums[year - 1];
        }
        return new YearCounts(range.getMin(), sums);
    }

    /** Models of a year; 0 when it has none. */
    int in(int year) {
        return in(year, year);
    }

    /** Models of the years from one to another, both included. */
    int in(int from, int to) {
        return from > to ? 0 : before(to + 1) - before(from);
    }

    private int before(int year) {
        return sums[Math.min(Math.max(year - first, 0), sums.length - 1)];
    }

    /** The years that have models, in order. */
    IntStream years() {
        return IntStream.range(first, first + sums.length - 1).filter(year -> in(year) > 0);
    }

    /** How many numbers it keeps. */
    int size() {
        return sums.length;
    }
}
