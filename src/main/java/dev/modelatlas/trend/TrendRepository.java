package dev.modelatlas.trend;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import dev.modelatlas.sql.PlannedAnew;

/**
 * Counts: see the {@code .sql} files. All models of a revision were counted when it was published; what is read of that is
 * kept. What a filter leaves is counted when it is asked for.
 */
@ApplicationScoped
class TrendRepository {
    /** Bytes that are kept of tallies. Those of a revision of a million models, which has 90,000 cells, take a few of these MB. */
    private static final long MOST_KEPT = 16 << 20;

    /** Models of a revision from which on a plan for just this filter saves more than the millisecond that it costs. */
    private static final int MANY = 20_000;

    private final Jdbi jdbi;
    private final Cache<Integer, YearCounts> keptYears =
            Caffeine.newBuilder().maximumSize(1_000).build();
    private final Cache<KeptYears, Rows.Line> keptLines =
            Caffeine.newBuilder().maximumSize(1_000).build();
    private final Cache<KeptYears, List<Rows.Credit>> keptCredits =
            Caffeine.newBuilder().maximumSize(1_000).build();
    private final Cache<Kept, Tally> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .weigher((Kept of, Tally tally) -> tally.weight())
            .build();

    @Inject
    TrendRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A tally of all models of a revision, which never changes. */
    private record Kept(int revision, String counted) {}

    /** What is kept of all models of a revision in these years. */
    private record KeptYears(int revision, int from, int to) {}

    /** All models by year. */
    YearCounts years(Scope scope) {
        return scope.isOfAll() ? keptYears.get(scope.snapshot().revision(), any -> readYears(scope)) : readYears(scope);
    }

    private YearCounts readYears(Scope scope) {
        return YearCounts.of(read(
                "years",
                scope,
                Map.of(),
                query -> query.bind("since", Window.FIRST_DAY)
                        .bind("until", Window.LAST_DAY)
                        .mapTo(YearCounts.Year.class)
                        .list()));
    }

    /** The models of the window, and of the year before it, by value of a dimension; may hold those of other years. */
    Tally tally(Scope scope, Window window, Dimension by) {
        var breakdown = scope.breakdown(by);
        return tally("tally", scope, window, breakdown.cells(), breakdown.pieces());
    }

    /**
     * The models of the window by organization under the country that it releases from; may hold those of other years. Keys
     * are those that {@link Prolific} takes apart.
     */
    Tally releases(Scope scope, Window window) {
        return tally(
                "releases",
                scope,
                window,
                "RELEASE " + scope.countryBasis() + " " + scope.organizationBasis(),
                Prolific.pieces(scope));
    }

    /** @param counted what is counted: with the revision it says all there is to say about a tally of all models */
    private Tally tally(String file, Scope scope, Window window, String counted, Map<String, String> pieces) {
        return scope.isOfAll()
                ? kept.get(
                        new Kept(scope.snapshot().revision(), counted),
                        any -> Tally.of(read(file, scope, pieces, TrendRepository::tallied)))
                : Tally.of(read(
                        file,
                        scope,
                        pieces,
                        query -> tallied(
                                query.bind("since", window.firstDayCompared()).bind("until", window.lastDay()))));
    }

    private static List<Tally.Row> tallied(Query query) {
        // Of these there are many, so they are read by hand, not by reflection.
        return query.map((row, context) -> new Tally.Row(
                        row.getInt("year"), row.getString("key"), row.getString("value"), row.getInt("models")))
                .list();
    }

    /** The first day of each value of a dimension within the window, earliest first. */
    List<Rows.FirstDay> firsts(Scope scope, Window window, Dimension by) {
        return read(
                "firsts",
                scope,
                scope.breakdown(by).pieces(),
                query -> released(query, window).mapTo(Rows.FirstDay.class).list());
    }

    /** Each model of the window whose known compute exceeds that of all before it, earliest first. */
    List<Rows.Point> frontier(Scope scope, Window window) {
        return read(
                "frontier",
                scope,
                Map.of(),
                query -> released(query, window).mapTo(Rows.Point.class).list());
    }

    /** The line through the frontier. */
    Rows.Line growth(Scope scope, Window window) {
        return scope.isOfAll()
                ? keptLines.get(
                        new KeptYears(scope.snapshot().revision(), window.from(), window.to()),
                        any -> readGrowth(scope, window))
                : readGrowth(scope, window);
    }

    /** What the models of the window were taken from. */
    List<Rows.Credit> credits(Scope scope, Window window) {
        return scope.isOfAll()
                ? keptCredits.get(
                        new KeptYears(scope.snapshot().revision(), window.from(), window.to()),
                        any -> readCredits(scope, window))
                : readCredits(scope, window);
    }

    private List<Rows.Credit> readCredits(Scope scope, Window window) {
        return read(
                "credits",
                scope,
                Map.of(),
                query -> released(query, window).mapTo(Rows.Credit.class).list());
    }

    private Rows.Line readGrowth(Scope scope, Window window) {
        return read(
                "growth",
                scope,
                Map.of(),
                query -> released(query, window).mapTo(Rows.Line.class).one());
    }

    private <T> T read(String file, Scope scope, Map<String, String> pieces, Function<Query, T> answer) {
        var predicate = scope.predicate().sql();
        var counted = pieces.getOrDefault("held", "") + pieces.getOrDefault("organizations", "");
        var source = scope.isOfAll() ? Source.CELLS : Source.of(predicate, counted);
        var sql = Statement.of(file, source, pieces, predicate);
        var isPlannedAnew = !scope.isOfAll() && models(scope) >= MANY;
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql)
                    .bind("revision", scope.snapshot().revision())
                    .bindMap(scope.predicate().binds());
            return answer.apply(isPlannedAnew ? query.addCustomizer(PlannedAnew.INSTANCE) : query);
        });
    }

    /** How many the revision has, whatever the filter. */
    private int models(Scope scope) {
        var all = Scope.everything(scope.snapshot(), scope.countryBasis(), scope.organizationBasis());
        return years(all).in(Window.EARLIEST, Window.LATEST);
    }

    private static Query released(Query query, Window window) {
        return query.bind("since", window.firstDay()).bind("until", window.lastDay());
    }
}
