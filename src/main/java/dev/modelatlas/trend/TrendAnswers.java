package dev.modelatlas.trend;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.modelatlas.country.Countries;
import dev.modelatlas.model.Model;
import dev.modelatlas.model.ModelRepository;
import dev.modelatlas.revision.Credits;
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

    /** What is counted in the window that the client's {@code from} and {@code to} make, null where left out. */
    Counts counts(Scope scope, Integer from, Integer to) {
        return counts(scope, from, to, revision(scope));
    }

    private Counts counts(Scope scope, Integer from, Integer to, Revision revision) {
        var years = repository.years(scope);
        var window = Window.of(from, to, years, revision.asOf().getYear(), scope.coverage(revision.asOf()));
        return new Counts(repository, scope, window, years);
    }

    /** The window and its figures as a whole; {@code from} and {@code to} are the client's, null when left out. */
    Trends trends(Scope scope, Integer from, Integer to) {
        var revision = revision(scope);
        var counts = counts(scope, from, to, revision);
        var window = counts.window();
        return new Trends(
                counts,
                revision,
                window.from(),
                window.to(),
                window.coverage().lastSourceYear(window.from(), window.to()).orElse(null),
                counts.years().in(window.from(), window.to()),
                Progress.compoundAnnualGrowthRate(counts.years(), window));
    }

    /** What credit the counted models ask for; where none was counted, what the revision asks for. */
    Credits credits(Trends trends) {
        var sources = trends.counts().credits().stream()
                .map(row -> new dev.modelatlas.revision.Source(
                        row.name(), row.url(), row.licence(), row.attribution(), row.sha256()))
                .toList();
        return new Credits(sources.isEmpty() ? List.of(trends.revision().source()) : sources);
    }

    /** Who published what was counted. */
    List<String> authors(Trends trends) {
        var authors = trends.counts().credits().stream()
                .map(Rows.Credit::publisher)
                .filter(Objects::nonNull)
                .toList();
        return authors.isEmpty() ? List.of(trends.revision().publisher()) : authors;
    }

    private Revision revision(Scope scope) {
        return revisions.byNumber(scope.snapshot().revision()).orElseThrow();
    }

    List<YearTrend> years(Counts counts) {
        return Progress.of(counts.years(), counts.window()).stream()
                .map(year -> new YearTrend(
                        counts.scope().models(year.year(), year.year()),
                        year.year(),
                        year.partial(),
                        year.models(),
                        year.change(),
                        year.growthRate(),
                        year.cumulative()))
                .toList();
    }

    /** @param top how many values; null for all */
    List<Series> series(Counts counts, Dimension by, Integer top, int minModels) {
        var scope = counts.scope();
        var window = counts.window();
        var condition = scope.breakdown(by).condition();
        var standings = new Standings(counts, by);
        return largest(counts.by(by), window, top, minModels)
                .map(ranked -> {
                    var entry =
                            legend.of(by, ranked.value().key(), ranked.value().value(), scope.snapshot());
                    return new Series(
                            scope.group(condition, ranked.value().value(), window.from(), window.to()),
                            entry.names(),
                            ranked.value().key(),
                            entry.subject(),
                            ranked.models(),
                            counts.share(ranked.models(), window.from(), window.to()),
                            ranked.rank(),
                            ranked.tied(),
                            standings.years(ranked.value()));
                })
                .toList();
    }

    /**
     * @param window the years that count: the window of the counts, or one of its years
     * @param first how many values; null for all
     */
    List<RankedCount> ranking(Counts counts, Window window, Dimension by, Integer first, int minModels) {
        var condition = counts.scope().breakdown(by).condition();
        return largest(counts.by(by), window, first, minModels)
                .map(row -> ranked(
                        counts, window, by, row, row.value().key(), row.value().value(), condition))
                .toList();
    }

    private static Stream<Tally.Ranked> largest(Tally tally, Window window, Integer most, int minModels) {
        return tally.ranked(window.from(), window.to(), minModels).stream().limit(most == null ? Long.MAX_VALUE : most);
    }

    private RankedCount ranked(
            Counts counts, Window window, Dimension by, Tally.Ranked row, String key, String value, String condition) {
        var scope = counts.scope();
        var entry = legend.of(by, key, value, scope.snapshot());
        return new RankedCount(
                scope.group(condition, row.value().value(), window.from(), window.to()),
                entry.names(),
                row.rank(),
                row.tied(),
                key,
                entry.subject(),
                row.models(),
                counts.share(row.models(), window.from(), window.to()));
    }

    int unattributed(Counts counts, Dimension by) {
        return counts.by(by)
                .unattributed()
                .in(counts.window().from(), counts.window().to());
    }

    List<First> firsts(Counts counts, Dimension by) {
        var scope = counts.scope();
        var rows = repository.firsts(scope, counts.window(), by);
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

    /** @param year a window of one year */
    List<ProlificCountry> prolific(Counts counts, Window year, int minModels) {
        var condition = Prolific.condition(counts.scope());
        return Prolific.countries(counts.releases(year), year.from(), minModels).stream()
                .map(country -> new ProlificCountry(
                        country.rank(),
                        country.tied(),
                        countries.get(country.code(), counts.scope().snapshot()),
                        country.organizations().size(),
                        country.organizations().stream()
                                .map(row -> ranked(
                                        counts,
                                        year,
                                        Dimension.ORGANIZATION,
                                        row,
                                        Prolific.slug(row.value()),
                                        Prolific.id(row.value()),
                                        condition))
                                .toList()))
                .toList();
    }

    List<FrontierPoint> frontier(Counts counts) {
        var scope = counts.scope();
        var rows = repository.frontier(scope, counts.window());
        var found = found(scope, rows.stream().map(Rows.Point::modelId).toList());
        return rows.stream()
                .map(row -> FrontierPoint.of(found.get(row.modelId()), row.flop(), row.previousFlop()))
                .toList();
    }

    /** Null when the frontier holds too little to tell. */
    ComputeGrowth growth(Counts counts) {
        var line = repository.growth(counts.scope(), counts.window());
        return line.slope() == null
                ? null
                : ComputeGrowth.of(line.models(), line.spanDays(), line.slope(), line.rSquared())
                        .orElse(null);
    }

    private Map<Integer, Model> found(Scope scope, Collection<Integer> ids) {
        return ids.isEmpty() ? Map.of() : models.byIds(scope.snapshot(), ids);
    }
}
