package dev.modelatlas.trend;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Models by value of a dimension and year. What is told of it is computed from it: it is small, however many models were
 * counted.
 *
 * @param values by key
 * @param unattributed the models that hold no value
 */
record Tally(List<Value> values, YearCounts unattributed) {
    /** Its key and what else is not numbers. */
    private static final int BYTES_OF_A_VALUE = 200;

    /**
     * A value of a dimension.
     *
     * @param key what clients know it by
     * @param value what rows hold, as text: the id of an organization, domain or task
     */
    record Value(String key, String value, YearCounts models) {

        /** One that no model holds. */
        static Value none(String key, String value) {
            return new Value(key, value, YearCounts.of(List.of()));
        }
    }

    /**
     * A row as the database counts it.
     *
     * @param key null, like the value, for models that hold none
     */
    record Row(int year, String key, String value, int models) {

        private YearCounts.Year ofYear() {
            return new YearCounts.Year(year, models);
        }
    }

    /**
     * A value among the others.
     *
     * @param rank place by number of models (1, 2, 2, 4)
     * @param tied whether another has as many
     */
    record Ranked(Value value, int models, int rank, boolean tied) {}

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
     * The values that have models in these years, both included: most models first, then by key.
     *
     * @param atLeast how many models a listed value has; those with fewer come later, so that leaves every rank as it is
     */
    List<Ranked> ranked(int from, int to, int atLeast) {
        var counted = new ArrayList<Counted>();
        for (var value : values) {
            var models = value.models().in(from, to);
            if (models >= Math.max(1, atLeast)) {
                counted.add(new Counted(value, models));
            }
        }
        // Values lie by key, and stay so where they are equal.
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

    /** Bytes that it takes, roughly. */
    int weight() {
        var numbers = Stream.concat(values.stream().map(Value::models), Stream.of(unattributed))
                .mapToInt(YearCounts::size)
                .sum();
        return BYTES_OF_A_VALUE * (1 + values.size()) + Integer.BYTES * numbers;
    }
}
