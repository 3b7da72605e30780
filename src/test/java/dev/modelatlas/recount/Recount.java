package dev.modelatlas.recount;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.modelatlas.recount.Answer.First;
import dev.modelatlas.recount.Answer.Model;
import dev.modelatlas.recount.Answer.ProlificCountry;
import dev.modelatlas.recount.Answer.RankedCount;
import dev.modelatlas.recount.Answer.Series;
import dev.modelatlas.recount.Answer.SeriesYear;
import dev.modelatlas.recount.Answer.YearTrend;
import dev.modelatlas.trend.count.Dimension;

/**
 * The answers to one question at one revision, computed from the rules of docs/counting-rules.md without the product's
 * SQL.
 */
final class Recount {
    private final LocalDate asOf;
    private final Reference reference;
    private final Question question;
    private final List<Fact> matching;
    private final Map<Integer, List<Fact>> years;
    private final List<Fact> window;
    private final int from;
    private final int to;

    /** If the question omits a bound of its window, at least one model must match. */
    Recount(Vintage vintage, Question question) {
        this.asOf = vintage.asOf();
        this.reference = vintage.reference();
        this.question = question;
        this.matching = vintage.facts().stream()
                .filter(question::asksFor)
                .sorted(Comparator.comparing((Fact fact) -> fact.stated().releasedOn())
                        .thenComparing(Fact::slug))
                .toList();
        this.years = matching.stream().collect(Collectors.groupingBy(Fact::year));
        this.from = question.from() != null ? question.from() : matching.get(0).year();
        this.to = question.to() != null
                ? question.to()
                : matching.get(matching.size() - 1).year();
        this.window = matching.stream()
                .filter(fact -> from <= fact.year() && fact.year() <= to)
                .toList();
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int modelCount() {
        return window.size();
    }

    /** The models of all years that match the filter, by date and slug. */
    List<Fact> matching() {
        return matching;
    }

    List<Fact> of(int year) {
        return years.getOrDefault(year, List.of());
    }

    /** The last year of the window that had ended by the date of the source; null when none had. */
    Integer lastCompleteYear() {
        return IntStream.rangeClosed(from, to)
                .filter(this::covered)
                .boxed()
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private boolean covered(int year) {
        return !LocalDate.of(year, 12, 31).isAfter(asOf);
    }

    /** Whether the year had not ended by the date of the source, or is not completely within the filter's dates. */
    boolean partial(int year) {
        LocalDate releasedFrom = question.filter().day("releasedFrom");
        LocalDate releasedTo = question.filter().day("releasedTo");
        return !covered(year)
                || releasedFrom != null && releasedFrom.isAfter(LocalDate.of(year, 1, 1))
                || releasedTo != null && releasedTo.isBefore(LocalDate.of(year, 12, 31));
    }

    /** Null when the first year has no models, the window is one year, or the last year is partial. */
    Double compoundAnnualGrowthRate() {
        int first = of(from).size();
        int last = of(to).size();
        return first == 0 || from == to || partial(to) ? null : Math.pow((double) last / first, 1.0 / (to - from)) - 1;
    }

    List<YearTrend> years() {
        IntUnaryOperator count = year -> of(year).size();
        return IntStream.rangeClosed(from, to)
                .mapToObj(year -> new YearTrend(
                        year,
                        partial(year),
                        count.applyAsInt(year),
                        count.applyAsInt(year) - count.applyAsInt(year - 1),
                        growth(count, year),
                        cumulative(count, year)))
                .toList();
    }

    private static Double growth(IntUnaryOperator count, int year) {
        int before = count.applyAsInt(year - 1);
        return before == 0 ? null : (double) (count.applyAsInt(year) - before) / before;
    }

    private int cumulative(IntUnaryOperator count, int year) {
        return IntStream.rangeClosed(from, year).map(count).sum();
    }

    List<RankedCount> ranking(Dimension by, Integer year, int minModels) {
        return Tally.of(year == null ? window : of(year), by, question).ranking(minModels);
    }

    List<Series> series(Dimension by, int minModels) {
        Tally whole = Tally.of(window, by, question);
        Map<Integer, Tally> years = new TreeMap<>();
        IntStream.rangeClosed(from - 1, to).forEach(year -> years.put(year, Tally.of(of(year), by, question)));
        return whole.ranking(minModels).stream()
                .map(value -> new Series(
                        value.key(),
                        value.modelCount(),
                        value.share(),
                        value.rank(),
                        value.tied(),
                        IntStream.rangeClosed(from, to)
                                .mapToObj(year -> seriesYear(value.key(), year, years))
                                .toList()))
                .toList();
    }

    private SeriesYear seriesYear(String key, int year, Map<Integer, Tally> years) {
        IntUnaryOperator count = any -> years.get(any).count(key);
        boolean present = count.applyAsInt(year) > 0;
        return new SeriesYear(
                year,
                partial(year),
                count.applyAsInt(year),
                count.applyAsInt(year) - count.applyAsInt(year - 1),
                growth(count, year),
                cumulative(count, year),
                years.get(year).share(key),
                present ? years.get(year).rank(key) : null,
                present ? years.get(year).tied(key) : null);
    }

    int unattributed(Dimension by) {
        return (int) window.stream()
                .filter(fact -> Keys.of(fact, by, question).isEmpty())
                .count();
    }

    /** For each value, the models of its first release date in the window; earliest first, then by key. */
    List<First> firsts(Dimension by) {
        Map<String, List<Model>> firsts = new TreeMap<>();
        for (Fact fact : window) {
            for (String key : Keys.of(fact, by, question)) {
                List<Model> day = firsts.computeIfAbsent(key, none -> new ArrayList<>());
                if (day.isEmpty()
                        || day.get(0).releasedOn().equals(fact.stated().releasedOn())) {
                    day.add(Model.of(fact));
                }
            }
        }
        return firsts.entrySet().stream()
                .map(first -> new First(first.getKey(), first.getValue().get(0), first.getValue()))
                .sorted(Comparator.comparing((First first) -> first.model().releasedOn())
                        .thenComparing(First::key))
                .toList();
    }

    List<ProlificCountry> prolificOrganizations(int year, int minModels) {
        return new ProlificOrganizations(of(year), question, reference).ranking(minModels);
    }

    Figures figures() {
        return new Figures(matching, question, from, to);
    }

    ComputeFrontier computeFrontier() {
        return ComputeFrontier.of(matching, from, to);
    }
}
