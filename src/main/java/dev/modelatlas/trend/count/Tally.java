package dev.modelatlas.trend.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Numbers of models by year for each value of a dimension. A tally is small, no matter how many models were counted, so
 * Java code, not SQL, computes the rankings, series and shares from it.
 *
 * @param values sorted by key
 * @param unattributed yearly numbers of models that have no value of the dimension
 */
public record Tally(List<Value> values, YearCounts unattributed) {
    /** Estimated memory that a value uses, in bytes, without its counts. */
    private static final int BYTES_OF_A_VALUE = 200;

    /**
     * A value of a dimension with its models by year.
     *
     * @param key the key that clients see
     * @param value the value in the database as text; for an organization, domain or task, its ID
     */
    public record Value(String key, String value, YearCounts models) {

        /** A value without models. */
        public static Value none(String key, String value) {
            return new Value(key, value, YearCounts.of(List.of()));
        }
    }

    /**
     * A row of the query result: the number of models with one value in one year.
     *
     * @param key null for models that have no value of the dimension; {@code value} is then null, too
     */
    record Row(int year, String key, String value, int models) {

        private YearCounts.Year ofYear() {
            return new YearCounts.Year(year, models);
        }
    }

    /**
     * A value with its rank.
     *
     * @param rank rank by number of models (1, 2, 2, 4)
     * @param tied whether another value has the same number of models
     */
    public record Ranked(Value value, int models, int rank, boolean tied) {}

    private record Counted(Value value, int models) {}

    static Tally of(Collection<Row> rows) {
        var byKey = new TreeMap<String, List<Row>>();
        var unattributed = new ArrayList<YearCounts.Year>();
        for (var row : rows) {
            if (row.key() == null) {
                unattributed.add(row.ofYear());
            } else {
                byKey.computeIfAbsent(row.key(), any -> new ArrayList<>()).add(row);
            }
        }
        var values = byKey.values().stream()
                .map(years -> new Value(
                        years.get(0).key(),
                        years.get(0).value(),
                        YearCounts.of(years.stream().map(Row::ofYear).toList())))
                .toList();
        return new Tally(values, YearCounts.of(unattributed));
    }

    /**
     * The values that have models from year {@code from} to {@code to}, both included. Sorted by number of models,
     * highest first, then by key.
     *
     * @param atLeast minimum number of models of a returned value. The ranks do not depend on this minimum, because
     *     values with fewer models rank lower
     */
    public List<Ranked> ranked(int from, int to, int atLeast) {
        var counted = new ArrayList<Counted>();
        for (var value : values) {
            var models = value.models().in(from, to);
            if (models >= Math.max(1, atLeast)) {
                counted.add(new Counted(value, models));
            }
        }
        // The values are already sorted by key, and the sort is stable: values with equal numbers stay sorted by key.
        counted.sort(Comparator.comparingInt(value -> -value.models()));
        var ranked = new ArrayList<Ranked>(counted.size());
        for (var place = 0; place < counted.size(); place++) {
            var here = counted.get(place);
            var isAsTheOneBefore = place > 0 && counted.get(place - 1).models() == here.models();
            var isAsTheOneAfter =
                    place + 1 < counted.size() && counted.get(place + 1).models() == here.models();
            var rank = isAsTheOneBefore ? ranked.get(place - 1).rank() : place + 1;
            ranked.add(new Ranked(here.value(), here.models(), rank, isAsTheOneBefore || isAsTheOneAfter));
        }
        return ranked;
    }

    /** Estimated size of this tally in bytes. */
    int weight() {
        var numbers = Stream.concat(values.stream().map(Value::models), Stream.of(unattributed))
                .mapToInt(YearCounts::size)
                .sum();
        return BYTES_OF_A_VALUE * (1 + values.size()) + Integer.BYTES * numbers;
    }
}
