package dev.modelatlas.trend;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.dataloader.Try;

import dev.modelatlas.country.Countries;
import dev.modelatlas.model.Model;
import dev.modelatlas.model.ModelAt;
import dev.modelatlas.model.ModelRepository;
import dev.modelatlas.revision.Credits;
import dev.modelatlas.revision.Revision;
import dev.modelatlas.revision.RevisionRepository;
import dev.modelatlas.trend.count.Counts;
import dev.modelatlas.trend.count.Dimension;
import dev.modelatlas.trend.count.Progress;
import dev.modelatlas.trend.count.ProlificOrganizations;
import dev.modelatlas.trend.count.Tally;
import dev.modelatlas.trend.count.TrendRepository;
import dev.modelatlas.trend.count.TrendRows;
import dev.modelatlas.trend.count.TrendScope;
import dev.modelatlas.trend.count.TrendWindow;
import dev.modelatlas.trend.count.YearCounts;

import static java.util.stream.Collectors.toMap;

/** Adds names, entities and models to the counts of {@link TrendRepository}. All methods may wait for the database. */
@ApplicationScoped
public class TrendAnswers {
    private final TrendRepository repository;
    private final ModelRepository models;
    private final Countries countries;
    private final KeyLabels keyLabels;
    private final RevisionRepository revisions;

    TrendAnswers(
            TrendRepository repository,
            ModelRepository models,
            Countries countries,
            KeyLabels keyLabels,
            RevisionRepository revisions) {
        this.repository = repository;
        this.models = models;
        this.countries = countries;
        this.keyLabels = keyLabels;
        this.revisions = revisions;
    }

    /** The counts for the client's {@code from} and {@code to}. Either may be null, when the client omits it. */
    Counts counts(TrendScope scope, Integer from, Integer to) {
        return counts(scope, from, to, repository.years(List.of(scope)).get(scope));
    }

    private Counts counts(TrendScope scope, Integer from, Integer to, YearCounts years) {
        var asOf = revision(scope).asOf();
        return new Counts(
                repository, scope, TrendWindow.of(from, to, years, asOf.getYear(), scope.coverage(asOf)), years);
    }

    /** The totals of the window. {@code from} and {@code to} are the client's arguments, null when omitted. */
    Trends trends(TrendScope scope, Integer from, Integer to) {
        return trends(counts(scope, from, to));
    }

    /**
     * Returns the totals of the window for several scopes that differ only by revision. Each SQL statement reads its
     * counts for all of these scopes. If the window is invalid at one revision, only that revision has a failure in
     * place of its totals.
     */
    public Map<TrendScope, Try<Trends>> trends(Collection<TrendScope> scopes, Integer from, Integer to) {
        var years = repository.years(scopes);
        var counts = new HashMap<TrendScope, Try<Counts>>();
        scopes.forEach(scope -> counts.put(scope, Try.tryCall(() -> counts(scope, from, to, years.get(scope)))));
        Counts.join(
                counts.values().stream().filter(Try::isSuccess).map(Try::get).toList());
        var trends = new HashMap<TrendScope, Try<Trends>>();
        counts.forEach((scope, there) -> trends.put(scope, there.map(those -> trends(those))));
        return trends;
    }

    private Trends trends(Counts counts) {
        var revision = revision(counts.scope());
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

    /** The attribution of the counted models' sources, or of the revision's source when no models were counted. */
    Credits credits(Trends trends) {
        var sources = trends.counts().credits().stream()
                .map(row -> new dev.modelatlas.revision.Source(
                        row.name(), row.url(), row.licence(), row.attribution(), row.sha256()))
                .toList();
        return new Credits(sources.isEmpty() ? List.of(trends.revision().source()) : sources);
    }

    /** The publishers of the counted models' sources, or of the revision's source when no models were counted. */
    List<String> authors(Trends trends) {
        var authors = trends.counts().credits().stream()
                .map(TrendRows.Credit::publisher)
                .filter(Objects::nonNull)
                .toList();
        return authors.isEmpty() ? List.of(trends.revision().publisher()) : authors;
    }

    private Revision revision(TrendScope scope) {
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

    /**
     * @param top maximum number of values; null for all
     * @param minModels minimum number of models of a value
     */
    List<Series> series(Counts counts, Dimension by, Integer top, int minModels) {
        var scope = counts.scope();
        var window = counts.window();
        var condition = scope.breakdown(by).condition();
        var ranks = new YearlyRanks(counts, by);
        return largest(counts.by(by), window, top, minModels)
                .map(ranked -> {
                    var entry = keyLabels.of(
                            by, ranked.value().key(), ranked.value().value(), scope.snapshot());
                    return new Series(
                            scope.group(condition, ranked.value().value(), window.from(), window.to()),
                            entry.names(),
                            ranked.value().key(),
                            entry.subject(),
                            ranked.models(),
                            counts.share(ranked.models(), window.from(), window.to()),
                            ranked.rank(),
                            ranked.tied(),
                            ranks.years(ranked.value()));
                })
                .toList();
    }

    /**
     * @param window the years to count: the whole window of the trends, or one of its years
     * @param first maximum number of values; null for all
     */
    List<RankedCount> ranking(Counts counts, TrendWindow window, Dimension by, Integer first, int minModels) {
        var condition = counts.scope().breakdown(by).condition();
        return largest(counts.by(by), window, first, minModels)
                .map(row -> ranked(
                        counts, window, by, row, row.value().key(), row.value().value(), condition))
                .toList();
    }

    private static Stream<Tally.Ranked> largest(Tally tally, TrendWindow window, Integer most, int minModels) {
        return tally.ranked(window.from(), window.to(), minModels).stream().limit(most == null ? Long.MAX_VALUE : most);
    }

    private RankedCount ranked(
            Counts counts,
            TrendWindow window,
            Dimension by,
            Tally.Ranked row,
            String key,
            String value,
            String condition) {
        var scope = counts.scope();
        var entry = keyLabels.of(by, key, value, scope.snapshot());
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
        var rows = counts.firsts(by);
        var found = found(
                counts,
                List.of("models of firsts", by),
                all -> all.firsts(by).stream()
                        .flatMap(row -> row.modelIds().stream())
                        .toList());
        return rows.stream()
                .map(row -> {
                    var entry = keyLabels.of(by, row.key(), row.value(), scope.snapshot());
                    var day = row.modelIds().stream().map(found::get).toList();
                    return new First(entry.names(), row.key(), entry.subject(), day.get(0), day);
                })
                .toList();
    }

    /** @param year a window of one year */
    List<ProlificCountry> prolific(Counts counts, TrendWindow year, int minModels) {
        var condition = ProlificOrganizations.condition(counts.scope());
        return ProlificOrganizations.countries(counts.releases(year.from()), year.from(), minModels).stream()
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
                                        ProlificOrganizations.slug(row.value()),
                                        ProlificOrganizations.id(row.value()),
                                        condition))
                                .toList()))
                .toList();
    }

    List<FrontierPoint> frontier(Counts counts) {
        var rows = counts.frontier();
        var found = found(
                counts,
                "models of the frontier",
                all -> all.frontier().stream().map(TrendRows.Point::modelId).toList());
        return rows.stream()
                .map(row -> FrontierPoint.of(found.get(row.modelId()), row.flop(), row.previousFlop()))
                .toList();
    }

    /** The growth rate of the compute frontier; null when it cannot be computed (see {@link ComputeGrowth#of}). */
    ComputeGrowth growth(Counts counts) {
        var line = counts.growth();
        return line.slope() == null ? null : ComputeGrowth.of(line).orElse(null);
    }

    /**
     * Loads models by ID, at the revision of the counts. One statement loads the models of all joined counts (see
     * {@link Counts#join}).
     *
     * @param key the key of the result, as in {@link Counts#read}
     * @param ids returns the IDs of the models that the given counts need
     */
    public Map<Integer, Model> found(Counts counts, Object key, Function<Counts, Collection<Integer>> ids) {
        if (!counts.isOneOfSeveral()) {
            var wanted = ids.apply(counts);
            return wanted.isEmpty() ? Map.of() : models.byIds(counts.scope().snapshot(), wanted);
        }
        return counts.read(key, all -> {
            var places = new HashMap<Counts, List<ModelAt>>();
            all.forEach(one -> places.put(
                    one,
                    ids.apply(one).stream()
                            .map(id -> new ModelAt(id, one.scope().snapshot().revision()))
                            .toList()));
            var wanted = places.values().stream().flatMap(List::stream).toList();
            var found = wanted.isEmpty() ? Map.<ModelAt, Model>of() : models.at(wanted);
            var answers = new HashMap<Counts, Map<Integer, Model>>();
            places.forEach((one, there) ->
                    answers.put(one, there.stream().distinct().collect(toMap(ModelAt::modelId, found::get))));
            return answers;
        });
    }
}
