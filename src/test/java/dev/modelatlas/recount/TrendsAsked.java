package dev.modelatlas.recount;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.modelatlas.recount.Answer.CatchUp;
import dev.modelatlas.recount.Answer.ComputeGrowth;
import dev.modelatlas.recount.Answer.ComputeShare;
import dev.modelatlas.recount.Answer.Distribution;
import dev.modelatlas.recount.Answer.First;
import dev.modelatlas.recount.Answer.FrontierPoint;
import dev.modelatlas.recount.Answer.ProlificCountry;
import dev.modelatlas.recount.Answer.RankedCount;
import dev.modelatlas.recount.Answer.Series;
import dev.modelatlas.recount.Answer.Threshold;
import dev.modelatlas.recount.Answer.TrendTable;
import dev.modelatlas.recount.Answer.YearTrend;
import dev.modelatlas.trend.count.Dimension;
import dev.modelatlas.trend.measure.Measure;

/** One `trends` field of a document, with the recount's answer. */
final class TrendsAsked {
    private static final List<Double> LEVELS = List.of(1e23, 3e24, 1e25, 1e26);
    private static final int MOST_CELLS = 10_000;

    private final Vintage vintage;
    private final Question question;
    private final Recount recount;
    private final StringBuilder selection = new StringBuilder();
    private final Map<String, Object> expected = new LinkedHashMap<>();

    TrendsAsked(Vintage vintage, Question question) {
        this.vintage = vintage;
        this.question = question;
        this.recount = new Recount(vintage, question);
    }

    Recount recount() {
        return recount;
    }

    /** Adds the fields that depend on no dimension. */
    TrendsAsked totals() {
        add("from", null, recount.from());
        add("to", null, recount.to());
        add("lastCompleteYear", null, recount.lastCompleteYear());
        add("modelCount", null, recount.modelCount());
        add("compoundAnnualGrowthRate", null, recount.compoundAnnualGrowthRate());
        add("years", YearTrend.class, recount.years());
        add("computeFrontier", FrontierPoint.class, recount.computeFrontier().points());
        add(
                "thresholds: thresholds(flop: " + LEVELS + ")",
                Threshold.class,
                recount.figures().thresholds(LEVELS));
        return add(
                "computeGrowth", ComputeGrowth.class, recount.computeFrontier().growth());
    }

    /** Adds all fields of one dimension: all values, all years. */
    TrendsAsked by(Dimension dimension) {
        series(dimension, null, 1);
        ranking(dimension, null, 1, null);
        for (int year = recount.from(); year <= recount.to(); year++) {
            ranking(dimension, year, 1, null);
        }
        compute(dimension, null);
        distribution(Measure.TRAINING_FLOP, dimension);
        catchUp(1e24, dimension);
        table(dimension, Dimension.SECTOR);
        table(Dimension.OPENNESS, dimension);
        return firsts(dimension);
    }

    /** @param top null for all values */
    TrendsAsked compute(Dimension by, Integer top) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("by", by);
        arguments.put("top", top);
        return add(
                "compute" + by + ": " + Question.field("compute", arguments),
                ComputeShare.class,
                cut(recount.figures().compute(by), top));
    }

    /** @param by null for every year */
    TrendsAsked distribution(Measure of, Dimension by) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("of", of);
        arguments.put("by", by);
        return add(
                "distribution" + of + by + ": " + Question.field("distribution", arguments),
                Distribution.class,
                recount.figures().distribution(of, by));
    }

    TrendsAsked catchUp(double flop, Dimension by) {
        return add(
                "catchUp" + by + ": catchUp(flop: " + flop + ", by: " + by + ")",
                CatchUp.class,
                recount.figures().catchUp(flop, by));
    }

    /** Adds a table of two dimensions, except when the server would refuse the table because of its size. */
    TrendsAsked table(Dimension rows, Dimension columns) {
        TrendTable table = recount.figures().table(rows, columns);
        return table.rows().size() * table.columns().size() > MOST_CELLS
                ? this
                : add(
                        "table" + rows + columns + ": table(rows: " + rows + ", columns: " + columns + ")",
                        TrendTable.class,
                        table);
    }

    /** Adds the first models of each value, and the number of models without a value. */
    TrendsAsked firsts(Dimension dimension) {
        String by = "(by: " + dimension + ")";
        add("unattributed" + dimension + ": unattributed" + by, null, recount.unattributed(dimension));
        return add("firsts" + dimension + ": firsts" + by, First.class, recount.firsts(dimension));
    }

    /**
     * Adds the series of the values that have at least the given number of models.
     *
     * @param top null for all of these values
     */
    TrendsAsked series(Dimension by, Integer top, int minModels) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("by", by);
        arguments.put("top", top);
        arguments.put("minModels", minModels);
        return add(
                "series" + by + ": " + Question.field("series", arguments),
                Series.class,
                cut(recount.series(by, minModels), top));
    }

    /**
     * Adds the ranking of the values that have at least the given number of models.
     *
     * @param year null for the whole window
     * @param first null for all of these values
     */
    TrendsAsked ranking(Dimension by, Integer year, int minModels, Integer first) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("by", by);
        arguments.put("year", year);
        arguments.put("minModels", minModels);
        arguments.put("first", first);
        return add(
                "ranking" + by + (year == null ? "" : year) + ": " + Question.field("ranking", arguments),
                RankedCount.class,
                cut(recount.ranking(by, year, minModels), first));
    }

    TrendsAsked prolificOrganizations(int year, int minModels) {
        return add(
                "prolific" + year + ": prolificOrganizations(year: " + year + ", minModels: " + minModels + ")",
                ProlificCountry.class,
                recount.prolificOrganizations(year, minModels));
    }

    private static <T> List<T> cut(List<T> values, Integer first) {
        return first == null ? values : values.subList(0, Math.min(first, values.size()));
    }

    private TrendsAsked add(String field, Class<?> shape, Object answer) {
        selection.append(' ').append(field).append(shape == null ? "" : Shape.selection(shape));
        expected.put(field.split(":")[0], answer);
        return this;
    }

    /** The field and its selection. */
    String text() {
        return question.field(vintage.revision()) + " {" + selection + " }";
    }

    /** The expected answer, by alias. */
    Map<String, Object> expected() {
        return expected;
    }
}
