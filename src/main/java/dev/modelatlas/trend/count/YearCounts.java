package dev.modelatlas.trend.count;

import java.util.Collection;
import java.util.stream.IntStream;

/** The number of models for each year. */
public final class YearCounts {
    private static final YearCounts NONE = new YearCounts(0, new int[1]);

    /** The year that the first element of {@link #sums} stands for. */
    private final int first;

    /**
     * For each year from {@link #first} on, the number of models released before that year. The last element is the
     * total.
     */
    private final int[] sums;

    private YearCounts(int first, int[] sums) {
        this.first = first;
        this.sums = sums;
    }

    /** The number of models of one year. */
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

    /** The number of models of a year; 0 when there are none. */
    public int in(int year) {
        return in(year, year);
    }

    /** The number of models from one year to another, both included. */
    public int in(int from, int to) {
        return from > to ? 0 : before(to + 1) - before(from);
    }

    private int before(int year) {
        return sums[Math.min(Math.max(year - first, 0), sums.length - 1)];
    }

    /** The years with models, in order. */
    IntStream years() {
        return IntStream.range(first, first + sums.length - 1).filter(year -> in(year) > 0);
    }

    /** The number of integers that this object stores. Caches use it to estimate their size. */
    int size() {
        return sums.length;
    }
}
