package dev.modelatlas.trend.measure;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

import dev.modelatlas.trend.amount.MatchedAmounts;
import dev.modelatlas.trend.count.AmountFigure;
import dev.modelatlas.trend.count.CountQuery;
import dev.modelatlas.trend.count.Counts;
import dev.modelatlas.trend.count.Dimension;
import dev.modelatlas.trend.count.TrendRepository;

import static java.util.stream.Collectors.toMap;

/** Reads training compute and other properties of models with the {@code .sql} files in {@code measure}. */
@ApplicationScoped
class MeasureRepository {
    private static final String FLOP = Measure.TRAINING_FLOP.column();

    /** SQL query for the value of a row that has exactly one. */
    private static final String OF_ONE = "select c.held as value";

    private final TrendRepository trends;

    MeasureRepository(TrendRepository trends) {
        this.trends = trends;
    }

    /**
     * Returns the distribution of a property for each value of the dimension. Covers only models that were released in
     * the window and whose property is known.
     *
     * @param by null to group by year of release
     */
    Map<Counts, List<MeasureRows.Spread>> spreads(Collection<Counts> all, Measure measure, Dimension by) {
        var pieces = by == null
                ? Map.of("held", "m.year", "values", OF_ONE, "measure", measure.column())
                : with(pieces(all, by), "measure", measure.column());
        var figure =
                figure(measure.column(), Counts::asked, pieces, (counts, amounts) -> AmountFigures.spreads(amounts));
        return trends.read("measure/measured", all, pieces, Map.of(), MeasureRows.Spread.class, figure);
    }

    /** For each value of the dimension, the model with the highest known training compute in the window. */
    Map<Counts, List<MeasureRows.Largest>> largest(Collection<Counts> all, Dimension by) {
        var pieces = pieces(all, by);
        var figure = figure(FLOP, Counts::asked, pieces, (counts, amounts) -> AmountFigures.largest(amounts));
        return trends.read("measure/largest", all, pieces, Map.of(), MeasureRows.Largest.class, figure);
    }

    /**
     * The results of {@link #spreads} of training compute and of {@link #largest}. Under a filter, both are computed from
     * the same choice of amounts in memory if possible, because choosing takes most of their time.
     */
    Map<Counts, MeasureRows.Compute> compute(Collection<Counts> all, Dimension by) {
        var figure = figure(
                FLOP,
                Counts::asked,
                pieces(all, by),
                (counts, amounts) ->
                        new MeasureRows.Compute(AmountFigures.spreads(amounts), AmountFigures.largest(amounts)));
        return trends.fromAmounts(all, isOfAll(all) ? null : figure).orElseGet(() -> {
            var spreads = spreads(all, Measure.TRAINING_FLOP, by);
            var largest = largest(all, by);
            return all.stream()
                    .collect(toMap(
                            counts -> counts,
                            counts -> new MeasureRows.Compute(spreads.get(counts), largest.get(counts))));
        });
    }

    /** The number of models of the window that reach each level, in the order of the given levels. */
    Map<Counts, List<MeasureRows.Level>> levels(Collection<Counts> all, List<Double> flop) {
        var pieces = Map.of(
                "factor",
                Certainty.FACTOR,
                "certain",
                Certainty.CERTAIN.condition("e.flop", "e.factor", "l.flop"),
                "by_estimate",
                Certainty.BY_ESTIMATE.condition("e.flop", "e.factor", "l.flop"),
                "possible",
                Certainty.POSSIBLE.condition("e.flop", "e.factor", "l.flop"),
                "unknown",
                Certainty.UNKNOWN.condition("e.flop", "e.factor", "l.flop"));
        var levels = flop.stream().map(level -> Double.toString(level)).toArray(String[]::new);
        var figure = figure(
                FLOP,
                Counts::asked,
                Map.of("held", Certainty.FACTOR, "values", OF_ONE),
                (counts, amounts) -> AmountFigures.levels(amounts, flop));
        return trends.read(
                "measure/thresholds", all, pieces, Map.of("levels", levels), MeasureRows.Level.class, figure);
    }

    /**
     * For each value of the dimension, the first date on which a model with this value reached a level. Values that
     * reached the level only after the window are omitted. Sorted by date, earliest first.
     */
    Map<Counts, List<MeasureRows.Reached>> reached(Collection<Counts> all, Dimension by, double flop) {
        Function<Counts, CountQuery> days = counts -> CountQuery.until(counts.scope(), counts.window());
        var pieces = pieces(all, by);
        var figure = figure(
                FLOP,
                days,
                pieces,
                (counts, amounts) -> AmountFigures.reached(amounts, flop, values -> keys(counts, pieces, values)));
        return trends.read(
                "measure/reached",
                days,
                all,
                pieces,
                Map.of("level", flop),
                () -> ConstructorMapper.of(MeasureRows.Reached.class),
                figure);
    }

    /** A row of {@code names.sql}: the key of a value; null if the value has none. */
    record NamedValue(String key, String value) {}

    private Map<String, String> keys(Counts counts, Map<String, String> pieces, List<String> values) {
        var keys = new HashMap<String, String>();
        trends.read(
                        "measure/names",
                        List.of(counts),
                        pieces,
                        Map.of("values", values.toArray(String[]::new)),
                        NamedValue.class,
                        null)
                .get(counts)
                .forEach(row -> keys.put(row.value(), row.key()));
        return keys;
    }

    private static <T> AmountFigure<T> figure(
            String measure,
            Function<Counts, CountQuery> days,
            Map<String, String> pieces,
            BiFunction<Counts, MatchedAmounts, T> compute) {
        return new AmountFigure<>(measure, days, pieces.get("held"), pieces.get("values"), compute);
    }

    /** Whether there is no filter. The counts differ only by revision. */
    private static boolean isOfAll(Collection<Counts> all) {
        return all.iterator().next().scope().isOfAll();
    }

    /**
     * The SQL fragments of the dimension. All counts that are read together have the same fragments, because they
     * differ only by revision.
     */
    private static Map<String, String> pieces(Collection<Counts> all, Dimension by) {
        return all.iterator().next().scope().breakdown(by).pieces();
    }

    private static Map<String, String> with(Map<String, String> pieces, String name, String piece) {
        var more = new HashMap<>(pieces);
        more.put(name, piece);
        return Map.copyOf(more);
    }
}
