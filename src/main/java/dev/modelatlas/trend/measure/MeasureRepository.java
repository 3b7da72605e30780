package dev.modelatlas.trend.measure;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

import dev.modelatlas.trend.count.CountQuery;
import dev.modelatlas.trend.count.Counts;
import dev.modelatlas.trend.count.Dimension;
import dev.modelatlas.trend.count.TrendRepository;

/** Reads training compute and other properties of models with the {@code .sql} files in {@code measure}. */
@ApplicationScoped
class MeasureRepository {
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
                ? Map.of("held", "m.year", "values", "select c.held as value", "measure", measure.column())
                : with(pieces(all, by), "measure", measure.column());
        return trends.read("measure/measured", all, pieces, Map.of(), MeasureRows.Spread.class);
    }

    /** For each value of the dimension, the model with the highest known training compute in the window. */
    Map<Counts, List<MeasureRows.Largest>> largest(Collection<Counts> all, Dimension by) {
        return trends.read("measure/largest", all, pieces(all, by), Map.of(), MeasureRows.Largest.class);
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
        return trends.read("measure/thresholds", all, pieces, Map.of("levels", levels), MeasureRows.Level.class);
    }

    /**
     * For each value of the dimension, the first date on which a model with this value reached a level. Values that
     * reached the level only after the window are omitted. Sorted by date, earliest first.
     */
    Map<Counts, List<MeasureRows.Reached>> reached(Collection<Counts> all, Dimension by, double flop) {
        return trends.read(
                "measure/reached",
                counts -> CountQuery.until(counts.scope(), counts.window()),
                all,
                pieces(all, by),
                Map.of("level", flop),
                () -> ConstructorMapper.of(MeasureRows.Reached.class));
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
