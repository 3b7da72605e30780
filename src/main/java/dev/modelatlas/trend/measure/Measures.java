package dev.modelatlas.trend.measure;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.modelatlas.model.Model;
import dev.modelatlas.trend.KeyLabels;
import dev.modelatlas.trend.TrendAnswers;
import dev.modelatlas.trend.count.Counts;
import dev.modelatlas.trend.count.Dimension;
import dev.modelatlas.trend.count.Tally;

import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** Adds names, entities and models to the results of {@link MeasureRepository}. All methods wait for the database. */
@ApplicationScoped
class Measures {
    private final MeasureRepository repository;
    private final TrendAnswers answers;
    private final KeyLabels keyLabels;

    Measures(MeasureRepository repository, TrendAnswers answers, KeyLabels keyLabels) {
        this.repository = repository;
        this.answers = answers;
        this.keyLabels = keyLabels;
    }

    /**
     * Returns the values of the dimension, sorted by total known compute, highest first. Values whose total is too high
     * to be computed come first, and values without known compute come last, both sorted by number of models.
     *
     * @param top maximum number of values; null for all
     * @param isLargestWanted whether to also read each value's model with the most compute
     */
    List<ComputeShare> shares(Counts counts, Dimension by, Integer top, boolean isLargestWanted) {
        var spreads =
                isLargestWanted ? byValue(compute(counts, by).spreads()) : spreads(counts, Measure.TRAINING_FLOP, by);
        var all = spreads.containsKey(null) ? spreads.get(null).total() : null;
        var largest = isLargestWanted ? largest(counts, by, top) : Map.<String, Model>of();
        return withMostCompute(counts, by, spreads, top)
                .map(value -> share(counts, by, value, spreads.get(value.value().value()), all, largest))
                .toList();
    }

    private static Stream<Tally.Ranked> withMostCompute(
            Counts counts, Dimension by, Map<String, MeasureRows.Spread> spreads, Integer top) {
        Function<Tally.Ranked, Double> total = ranked -> {
            var spread = spreads.get(ranked.value().value());
            if (spread == null) {
                return null;
            }
            return spread.total() == null ? Double.valueOf(Double.POSITIVE_INFINITY) : spread.total();
        };
        return values(counts, by).stream()
                .sorted(Comparator.comparing(total, nullsLast(reverseOrder())))
                .limit(top == null ? Long.MAX_VALUE : top);
    }

    /** @param spread the distribution that the database computed; null when no compute is known */
    private ComputeShare share(
            Counts counts,
            Dimension by,
            Tally.Ranked ranked,
            MeasureRows.Spread spread,
            Double all,
            Map<String, Model> largest) {
        var value = ranked.value();
        var entry = keyLabels.of(by, value.key(), value.value(), counts.scope().snapshot());
        var total = spread == null ? null : spread.total();
        return new ComputeShare(
                entry.names(),
                value.key(),
                entry.subject(),
                ranked.models(),
                spread == null ? 0 : spread.known(),
                total,
                total == null || all == null || all == 0 ? null : Double.valueOf(total / all),
                spread == null ? null : Double.valueOf(spread.median()),
                largest.get(value.value()));
    }

    /**
     * The model with the most compute, for each of the first {@code top} values. The models of the other values are not
     * read, because a dimension can have hundreds of values.
     */
    private Map<String, Model> largest(Counts counts, Dimension by, Integer top) {
        var what = Arrays.asList("largest models", by, top);
        var found = answers.found(counts, what, one -> largestIds(one, by, top).values());
        return largestIds(counts, by, top).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, row -> found.get(row.getValue())));
    }

    private Map<String, Integer> largestIds(Counts counts, Dimension by, Integer top) {
        var compute = compute(counts, by);
        var shown = withMostCompute(counts, by, byValue(compute.spreads()), top)
                .map(ranked -> ranked.value().value())
                .collect(toSet());
        return compute.largest().stream()
                .filter(row -> shown.contains(row.value()))
                .collect(toMap(MeasureRows.Largest::value, MeasureRows.Largest::modelId));
    }

    private MeasureRows.Compute compute(Counts counts, Dimension by) {
        return counts.read(List.of("compute", by), all -> repository.compute(all, by));
    }

    /**
     * Returns the distribution of a property for each value of a dimension, or for each year of the window. Values are
     * sorted by number of models, highest first; years are in order.
     *
     * @param by the dimension; null for years
     */
    List<Distribution> distribution(Counts counts, Measure measure, Dimension by) {
        var spreads = spreads(counts, measure, by);
        if (by == null) {
            return IntStream.rangeClosed(counts.window().from(), counts.window().to())
                    .mapToObj(year -> Distribution.of(
                            null, year, null, counts.years().in(year), spreads.get(Integer.toString(year))))
                    .toList();
        }
        return values(counts, by).stream()
                .map(ranked -> {
                    var value = ranked.value();
                    var names = keyLabels
                            .of(by, value.key(), value.value(), counts.scope().snapshot())
                            .names();
                    return Distribution.of(names, null, value.key(), ranked.models(), spreads.get(value.value()));
                })
                .toList();
    }

    List<Threshold> thresholds(Counts counts, List<Double> flop) {
        return counts.read(List.of("thresholds", flop), all -> repository.levels(all, flop)).stream()
                .map(level -> new Threshold(
                        counts, level.flop(), level.certain(), level.byEstimate(), level.possible(), level.unknown()))
                .toList();
    }

    List<CatchUp> catchUp(Counts counts, double flop, Dimension by) {
        var rows = reached(counts, by, flop);
        var found = answers.found(
                counts,
                List.of("models that reached", by, flop),
                one -> reached(one, by, flop).stream()
                        .filter(row -> isListed(one, row))
                        .map(MeasureRows.Reached::modelId)
                        .toList());
        return rows.stream()
                .filter(row -> isListed(counts, row))
                .map(row -> {
                    var entry = keyLabels.of(
                            by, row.key(), row.value(), counts.scope().snapshot());
                    return new CatchUp(
                            entry.names(),
                            row.key(),
                            entry.subject(),
                            found.get(row.modelId()),
                            row.reachedOn(),
                            Math.toIntExact(ChronoUnit.DAYS.between(rows.get(0).reachedOn(), row.reachedOn())));
                })
                .toList();
    }

    private List<MeasureRows.Reached> reached(Counts counts, Dimension by, double flop) {
        return counts.read(List.of("reached", by, flop), all -> repository.reached(all, by, flop));
    }

    private static boolean isListed(Counts counts, MeasureRows.Reached row) {
        return !row.reachedOn().isBefore(counts.window().firstDay());
    }

    /**
     * The distribution of the property for each value of the dimension, or for each year when {@code by} is null. In
     * both cases, the entry with the key null is the distribution for all models of the window.
     */
    private Map<String, MeasureRows.Spread> spreads(Counts counts, Measure measure, Dimension by) {
        return byValue(
                counts.read(List.of(measure, by == null ? "year" : by), all -> repository.spreads(all, measure, by)));
    }

    private static Map<String, MeasureRows.Spread> byValue(List<MeasureRows.Spread> rows) {
        var spreads = new HashMap<String, MeasureRows.Spread>();
        rows.forEach(row -> spreads.put(row.value(), row));
        return spreads;
    }

    private static List<Tally.Ranked> values(Counts counts, Dimension by) {
        return counts.by(by).ranked(counts.window().from(), counts.window().to(), 1);
    }
}
