package dev.modelatlas.recount;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.modelatlas.recount.Answer.ComputeGrowth;
import dev.modelatlas.recount.Answer.First;
import dev.modelatlas.recount.Answer.FrontierPoint;
import dev.modelatlas.recount.Answer.ProlificCountry;
import dev.modelatlas.recount.Answer.RankedCount;
import dev.modelatlas.recount.Answer.Series;
import dev.modelatlas.recount.Answer.YearTrend;
import dev.modelatlas.trend.Dimension;

/** One `trends` field of a document, together with the answer that the recount has for it. */
final class TrendsAsked {
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

    /** What depends on no dimension. */
    TrendsAsked totals() {
        add("from", null, recount.from());
        add("to", null, recount.to());
        add("lastCompleteYear", null, recount.lastCompleteYear());
        add("modelCount", null, recount.modelCount());
        add("compoundAnnualGrowthRate", null, recount.compoundAnnualGrowthRate());
        add("years", YearTrend.class, recount.years());
        add("computeFrontier", FrontierPoint.class, recount.computeFrontier().points());
        return add(
                "computeGrowth", ComputeGrowth.class, recount.computeFrontier().growth());
    }

    /** Everything that one dimension has to say: all values, all years. */
    TrendsAsked by(Dimension dimension) {
        series(dimension, null, 1);
        ranking(dimension, null, 1, null);
        for (int year = recount.from(); year <= recount.to(); year++) {
            ranking(dimension, year, 1, null);
        }
        return firsts(dimension);
    }

    /** The first models of each value, and how many have none. */
    TrendsAsked firsts(Dimension dimension) {
        String by = "(by: " + dimension + ")";
        add("unattributed" + dimension + ": unattributed" + by, null, recount.unattributed(dimension));
        return add("firsts" + dimension + ": firsts" + by, First.class, recount.firsts(dimension));
    }

    /**
     * The values with at least so many models, cut after the first few.
     *
     * @param top null for all of them
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
     * The same, counted only.
     *
     * @param year null for the whole window
     * @param first null for all of them
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

    /** What the field must be answered, by alias. */
    Map<String, Object> expected() {
        return expected;
    }
}
