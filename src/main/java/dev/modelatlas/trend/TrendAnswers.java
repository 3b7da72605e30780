package dev.modelatlas.trend;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.modelatlas.country.Countries;
import dev.modelatlas.model.Model;
import dev.modelatlas.model.ModelRepository;
import dev.modelatlas.revision.Revision;
import dev.modelatlas.revision.RevisionRepository;

/** Puts names, subjects and models to the figures of {@link TrendRepository}. Everything here waits for the database. */
@ApplicationScoped
class TrendAnswers {
    private final TrendRepository repository;
    private final ModelRepository models;
    private final Countries countries;
    private final Legend legend;
    private final RevisionRepository revisions;

    @Inject
    TrendAnswers(
            TrendRepository repository,
            ModelRepository models,
            Countries countries,
            Legend legend,
            RevisionRepository revisions) {
        this.repository = repository;
        this.models = models;
        this.countries = countries;
        this.legend = legend;
        this.revisions = revisions;
    }

    /** The window that the client's {@code from} and {@code to} make, null where left out. */
    Window window(Scope scope, Integer from, Integer to) {
        return from == null || to == null
                ? trends(scope, from, to).window()
                : Window.of(from, to, from, to, scope.coverage(revision(scope).asOf()));
    }

    /** The window and its figures as a whole; {@code from} and {@code to} are the client's, null when left out. */
    Trends trends(Scope scope, Integer from, Integer to) {
        var revision = revision(scope);
        var coverage = scope.coverage(revision.asOf());
        var total = repository.total(scope, from, to, revision.asOf().getYear(), coverage);
        var window = Window.of(from, to, total.firstYear(), total.lastYear(), coverage);
        return new Trends(
                scope,
                window,
                revision,
                window.from(),
                window.to(),
                coverage.lastSourceYear(window.from(), window.to()).orElse(null),
                total.modelCount(),
                total.compoundAnnualGrowthRate());
    }

    private Revision revision(Scope scope) {
        return revisions.byNumber(scope.snapshot().revision()).orElseThrow();
    }

    List<YearTrend> years(Scope scope, Window window) {
        return repository.years(scope, window).stream()
                .map(row -> new YearTrend(
                        scope.models(row.year(), row.year()),
                        row.year(),
                        row.partial(),
                        row.modelCount(),
                        row.change(),
                        row.growthRate(),
                        row.cumulative()))
                .toList();
    }

    List<Series> series(Scope scope, Window window, Dimension by, Integer top, int minModels) {
        return repository.series(scope, window, by, top, minModels).entrySet().stream()
                .map(entry -> series(scope, window, by, entry.getKey(), entry.getValue()))
                .toList();
    }

    private Series series(Scope scope, Window window, Dimension by, Rows.Ranked row, List<Rows.ValueYear> years) {
        var entry = legend.of(by, row.key(), row.value(), scope.snapshot());
        return new Series(
                scope.models(by, row.value(), window.from(), window.to()),
                entry.names(),
                row.key(),
                entry.subject(),
                row.modelCount(),
                row.share(),
                row.rank(),
                row.tied(),
                seriesYears(scope, by, row.value(), years));
    }

    List<SeriesYear> seriesYears(Scope scope, Dimension by, String value, Collection<Rows.ValueYear> years) {
        return years.stream()
                .map(row -> new SeriesYear(
                        scope.models(by, value, row.year(), row.year()),
                        row.year(),
                        row.partial(),
                        row.yearModels(),
                        row.change(),
                        row.growthRate(),
                        row.cumulative(),
                        row.yearShare(),
                        row.yearRank(),
                        row.yearTied()))
                .toList();
    }

    List<RankedCount> ranking(Scope scope, Window window, Dimension by, Integer first, int minModels) {
        var condition = scope.breakdown(by).condition();
        return repository.ranking(scope, window, by, first, minModels).stream()
                .map(row -> ranked(scope, window, by, row, row.value(), condition))
                .toList();
    }

    private RankedCount ranked(
            Scope scope, Window window, Dimension by, Rows.Ranked row, String value, String condition) {
        var entry = legend.of(by, row.key(), value, scope.snapshot());
        return new RankedCount(
                scope.group(condition, row.value(), window.from(), window.to()),
                entry.names(),
                row.rank(),
                row.tied(),
                row.key(),
                entry.subject(),
                row.modelCount(),
                row.share());
    }

    int unattributed(Scope scope, Window window, Dimension by) {
        return repository.unattributed(scope, window, by);
    }

    List<First> firsts(Scope scope, Window window, Dimension by) {
        var rows = repository.firsts(scope, window, by);
        var found = found(
                scope, rows.stream().flatMap(row -> row.modelIds().stream()).toList());
        return rows.stream()
                .map(row -> {
                    var entry = legend.of(by, row.key(), row.value(), scope.snapshot());
                    var day = row.modelIds().stream().map(found::get).toList();
                    return new First(entry.names(), row.key(), entry.subject(), day.get(0), day);
                })
                .toList();
    }

    List<ProlificCountry> prolific(Scope scope, Window window, int minModels) {
        return repository.prolific(scope, window, minModels).entrySet().stream()
                .map(entry -> prolific(scope, window, entry.getKey(), entry.getValue()))
                .toList();
    }

    private ProlificCountry prolific(Scope scope, Window window, Rows.Country row, List<Rows.Ranked> organizations) {
        var condition = Prolific.condition(scope);
        return new ProlificCountry(
                row.countryRank(),
                row.countryTied(),
                countries.get(row.country(), scope.snapshot()),
                row.organizationCount(),
                organizations.stream()
                        .map(organization -> ranked(
                                scope,
                                window,
                                Dimension.ORGANIZATION,
                                organization,
                                Prolific.id(organization.value()),
                                condition))
                        .toList());
    }

    List<FrontierPoint> frontier(Scope scope, Window window) {
        var rows = repository.frontier(scope, window);
        var found = found(scope, rows.stream().map(Rows.Point::modelId).toList());
        return rows.stream()
                .map(row -> FrontierPoint.of(found.get(row.modelId()), row.flop(), row.previousFlop()))
                .toList();
    }

    /** Null when the frontier holds too little to tell. */
    ComputeGrowth growth(Scope scope, Window window) {
        var line = repository.growth(scope, window);
        return line.slope() == null
                ? null
                : ComputeGrowth.of(line.models(), line.spanDays(), line.slope(), line.rSquared())
                        .orElse(null);
    }

    private Map<Integer, Model> found(Scope scope, Collection<Integer> ids) {
        return ids.isEmpty() ? Map.of() : models.byIds(scope.snapshot(), ids);
    }
}
