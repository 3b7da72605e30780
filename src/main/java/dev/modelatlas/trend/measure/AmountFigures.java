package dev.modelatlas.trend.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.modelatlas.trend.amount.MatchedAmounts;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

/** Computes the results of this package's statements from amounts in memory. */
final class AmountFigures {
    private static final int NONE = -1;

    private AmountFigures() {}

    /** Like {@code measured.sql}. */
    static List<MeasureRows.Spread> spreads(MatchedAmounts amounts) {
        var all = amounts.values().size();
        var known = new int[all + 1];
        for (var row = 0; row < amounts.size(); row++) {
            var values = amounts.valuesOrNull(row);
            if (values != null) {
                known[all]++;
                for (var value : values) {
                    known[value]++;
                }
            }
        }
        var spreads = Arrays.stream(known).mapToObj(AscendingSpread::new).toList();
        for (var row = 0; row < amounts.size(); row++) {
            var values = amounts.valuesOrNull(row);
            if (values != null) {
                var amount = amounts.amount(row);
                spreads.get(all).add(amount);
                for (var value : values) {
                    spreads.get(value).add(amount);
                }
            }
        }
        var rows = new ArrayList<MeasureRows.Spread>();
        for (var value = 0; value <= all; value++) {
            if (known[value] > 0) {
                rows.add(spreads.get(value)
                        .result(value == all ? null : amounts.values().get(value)));
            }
        }
        return rows;
    }

    /** Like {@code largest.sql}. */
    static List<MeasureRows.Largest> largest(MatchedAmounts amounts) {
        var found = none(amounts);
        var missing = found.length;
        for (var row = amounts.size() - 1; row >= 0 && missing > 0; row--) {
            var values = amounts.valuesOrNull(row);
            if (values != null) {
                for (var value : values) {
                    // Rows with equal amounts are in descending order of slugs, so the loop meets the first slug first.
                    if (found[value] == NONE) {
                        found[value] = row;
                        missing--;
                    }
                }
            }
        }
        var rows = new ArrayList<MeasureRows.Largest>();
        for (var value = 0; value < found.length; value++) {
            if (found[value] != NONE) {
                rows.add(new MeasureRows.Largest(amounts.values().get(value), amounts.modelId(found[value])));
            }
        }
        return rows;
    }

    /**
     * Like {@code thresholds.sql}.
     *
     * @param amounts the training compute; the values are the factors of {@link Certainty#FACTOR}
     */
    static List<MeasureRows.Level> levels(MatchedAmounts amounts, List<Double> levels) {
        var factors = amounts.values().stream().mapToDouble(Double::parseDouble).toArray();
        var counts = new int[levels.size()][3];
        var known = 0;
        for (var row = 0; row < amounts.size(); row++) {
            var values = amounts.valuesOrNull(row);
            if (values != null) {
                known++;
                var flop = amounts.amount(row);
                var factor = factors[values[0]];
                for (var i = 0; i < counts.length; i++) {
                    double level = levels.get(i);
                    counts[i][0] += Certainty.isCertain(flop, factor, level) ? 1 : 0;
                    counts[i][1] += flop >= level ? 1 : 0;
                    counts[i][2] += Certainty.isPossible(flop, factor, level) ? 1 : 0;
                }
            }
        }
        var rows = new ArrayList<MeasureRows.Level>();
        for (var i = 0; i < counts.length; i++) {
            var count = counts[i];
            rows.add(new MeasureRows.Level(levels.get(i), count[0], count[1], count[2], amounts.models() - known));
        }
        return rows;
    }

    /**
     * Like {@code reached.sql}.
     *
     * @param keys finds the keys of values
     */
    static List<MeasureRows.Reached> reached(
            MatchedAmounts amounts, double flop, Function<List<String>, Map<String, String>> keys) {
        var found = none(amounts);
        for (var row = amounts.size() - 1; row >= 0 && amounts.amount(row) >= flop; row--) {
            var values = amounts.valuesOrNull(row);
            if (values != null) {
                for (var value : values) {
                    if (found[value] == NONE || amounts.compareByRelease(row, found[value]) < 0) {
                        found[value] = row;
                    }
                }
            }
        }
        var reached = IntStream.range(0, found.length)
                .filter(value -> found[value] != NONE)
                .boxed()
                .toList();
        var keyOf = keys.apply(reached.stream().map(amounts.values()::get).toList());
        return reached.stream()
                .map(place -> {
                    var value = amounts.values().get(place);
                    return new MeasureRows.Reached(
                            keyOf.get(value), value, amounts.releasedOn(found[place]), amounts.modelId(found[place]));
                })
                .sorted(Comparator.comparing(MeasureRows.Reached::reachedOn)
                        .thenComparing(MeasureRows.Reached::key, nullsLast(naturalOrder())))
                .toList();
    }

    private static int[] none(MatchedAmounts amounts) {
        var rows = new int[amounts.values().size()];
        Arrays.fill(rows, NONE);
        return rows;
    }
}
