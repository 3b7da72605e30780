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
        add("from", "from", null, recount.from());
        add("to", "to", null, recount.to());
        add("lastCompleteYear", "lastCompleteYear", null, recount.lastCompleteYear());
        add("modelCount", "modelCount", null, recount.modelCount());
        String growth = "compoundAnnualGrowthRate";
        add(growth, growth, null, recount.compoundAnnualGrowthRate());
        add("years", "years", YearTrend.class, recount.years());
        ComputeFrontier frontier = recount.computeFrontier();
        add("computeFrontier", "computeFrontier", FrontierPoint.class, frontier.points());
        return add("computeGrowth", "computeGrowth", ComputeGrowth.class, frontier.growth());
    }

    /** Everything that one dimension has to say: all values, all years. */
    TrendsAsked by(Dimension dimension) {
        series(dimension, null, 1);
        ranking(dimension, null, 1, null);
        for (int year = recount.from(); year <= recount.to(); year++) {
            ranking(dimension, year, 1, null);
        }
        String by = "(by: " + dimension + ")";
        add("unattributed" + dimension, "unattributed" + by, null, recount.unattributed(dimension));
        return add("firsts" + dimension, "firsts" + by, First.class, recount.firsts(dimension));
    }

    /**
     * The values with at least so many models, cut after the first few.
     *
     * @param top null for all of them
     */
    TrendsAsked series(Dimension by, Integer top, int minModels) {
        return add(
                "series" + by,
                "series(by: " + by + ", top: " + top + ", minModels: " + minModels + ")",
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
        return add(
                "ranking" + by + (year == null ? "" : year),
                "ranking(by: " + by + ", year: " + year + ", minModels: " + minModels + ", first: " + first + ")",
                RankedCount.class,
                cut(recount.ranking(by, year, minModels), first));
    }

    TrendsAsked prolificOrganizations(int year, int minModels) {
        return add(
                "prolific" + year,
                "prolificOrganizations(year: " + year + ", minModels: " + minModels + ")",
                ProlificCountry.class,
                recount.prolificOrganizations(year, minModels));
    }

    private static <T> List<T> cut(List<T> values, Integer first) {
        return first == null ? values : values.subList(0, Math.min(first, values.size()));
    }

    private TrendsAsked add(String alias, String field, Class<?> shape, Object answer) {
        selection.append(' ').append(alias).append(": ").append(field);
        selection.append(shape == null ? "" : Shape.selection(shape));
        expected.put(alias, answer);
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
