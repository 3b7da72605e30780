package dev.modelatlas.trend.count;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

import dev.modelatlas.trend.amount.AmountRepository;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

import static java.util.function.Function.identity;

/**
 * Runs the SQL statements that count models. Tallies (model counts by year and value) without a filter are read from
 * tables that are filled when a revision is published. Results without a filter are cached here, because a revision
 * never changes. All results with a filter are computed for each request. At large revisions, {@link AmountFigure}
 * computes some of them from amounts in memory.
 */
@ApplicationScoped
public class TrendRepository {
    /**
     * Maximum size of the cache in bytes. The tallies of a revision with a million models (90,000 rows of
     * {@code trend_cell}) take a few megabytes.
     */
    private static final long MOST_KEPT = 16 << 20;

    /** Maximum size in bytes of the cache for results other than tallies and model counts by year. */
    private static final long MOST_ROWS_KEPT = 8 << 20;

    /** SQL query that makes rows from a frontier that was computed from amounts in memory. */
    private static final String GIVEN_FRONTIER =
            "select * from unnest(cast(:days as date[]), cast(:flops as float8[])) point (released_on, flop)";

    /** Estimated bytes of a row in this cache. */
    private static final int BYTES_OF_A_ROW = 200;

    /** Estimated bytes of the key and the list of a result in this cache. */
    private static final int BYTES_OF_A_RESULT = 800;

    /**
     * A revision with at least this many models is large. At a large revision, PostgreSQL makes a new plan for each
     * execution of a filtered statement. The better plan saves more than the millisecond that planning costs.
     */
    private static final int MANY = 20_000;

    private final CountRepository statements;
    private final int many;
    private final AmountFigureRepository amounts;
    private final Cache<Integer, YearCounts> keptYears =
            Caffeine.newBuilder().maximumSize(1_000).build();
    private final Cache<KeptRows, List<?>> keptRows = Caffeine.newBuilder()
            .maximumWeight(MOST_ROWS_KEPT)
            .weigher((KeptRows of, List<?> rows) -> BYTES_OF_A_RESULT + BYTES_OF_A_ROW * rows.size())
            .build();
    private final Cache<Kept, Tally> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .weigher((Kept of, Tally tally) -> tally.weight())
            .build();

    @Inject
    TrendRepository(Jdbi jdbi) {
        this(jdbi, MANY, AmountRepository.inBackground(jdbi));
    }

    /** @param many number of models from which on a revision is large */
    TrendRepository(Jdbi jdbi, int many, AmountRepository amounts) {
        this.statements = new CountRepository(jdbi, this::isAnyLarge);
        this.many = many;
        this.amounts = new AmountFigureRepository(statements, this::isAnyLarge, amounts);
    }

    /** The cache key of a tally of all models of a revision. */
    private record Kept(int revision, String counted) {}

    /** The number of models per year, for each scope. */
    public Map<TrendScope, YearCounts> years(Collection<TrendScope> scopes) {
        return kept(scopes, identity(), keptYears, scope -> scope.snapshot().revision(), missing -> {
            var rows = statements.run(
                    "years",
                    missing.stream().map(CountQuery::all).toList(),
                    Map.of(),
                    Map.of(),
                    (row, context) -> new YearCounts.Year(row.getInt("year"), row.getInt("models")));
            return mapped(missing, scope -> YearCounts.of(rows.get(CountQuery.all(scope))));
        });
    }

    /**
     * The yearly numbers of models in the window and the year before it, for each value of a dimension. A tally may
     * also contain other years.
     */
    Map<Counts, Tally> tallies(Collection<Counts> all, Dimension by) {
        var breakdown = any(all).breakdown(by);
        return tallies(
                "tally",
                all,
                by + " " + breakdown.cells(),
                breakdown.pieces(),
                counts -> CountQuery.compared(counts.scope(), counts.window()));
    }

    /**
     * For each pair of a country and an organization: how many of the organization's models count for the country.
     * {@link ProlificOrganizations} interprets the keys.
     *
     * @param year the year to count if there is a filter; without a filter, the tally contains all years
     */
    Map<Counts, Tally> releases(Collection<Counts> all, int year) {
        var scope = any(all);
        return tallies(
                "releases",
                all,
                "RELEASE " + scope.countryBasis() + " " + scope.organizationBasis(),
                ProlificOrganizations.pieces(scope),
                counts -> CountQuery.in(counts.scope(), counts.window().of(year)));
    }

    /** @param counted identifies the tally in the cache, together with the revision */
    private Map<Counts, Tally> tallies(
            String file,
            Collection<Counts> all,
            String counted,
            Map<String, String> pieces,
            Function<Counts, CountQuery> days) {
        return kept(
                all,
                Counts::scope,
                kept,
                counts -> new Kept(counts.scope().snapshot().revision(), counted),
                missing -> {
                    // The cache shares tallies without a filter between all windows, so they contain all years.
                    Function<Counts, CountQuery> asked =
                            counts -> counts.scope().isOfAll() ? CountQuery.all(counts.scope()) : days.apply(counts);
                    var rows = run(
                            file,
                            asked,
                            missing,
                            pieces,
                            Map.of(),
                            (row, context) -> new Tally.Row(
                                    row.getInt("year"),
                                    row.getString("key"),
                                    row.getString("value"),
                                    row.getInt("models")));
                    return mapped(missing, counts -> Tally.of(rows.get(counts)));
                });
    }

    /** For each value of a dimension, the first release date in the window. Sorted by date, earliest first. */
    Map<Counts, List<TrendRows.FirstDay>> firsts(Collection<Counts> all, Dimension by) {
        Supplier<RowMapper<TrendRows.FirstDay>> rows = () -> (row, context) -> {
            var ids = (Integer[]) row.getArray("model_ids").getArray();
            return new TrendRows.FirstDay(row.getString("key"), row.getString("value"), List.of(ids));
        };
        return read("firsts", Counts::asked, all, any(all).breakdown(by).pieces(), Map.of(), rows, null);
    }

    /** The models of the compute frontier that were released in the window, earliest first. */
    Map<Counts, List<TrendRows.Point>> frontier(Collection<Counts> all) {
        var figure = ofFrontier((counts, records) ->
                records.stream().map(Frontier.Record::point).toList());
        return read("frontier", all, Map.of(), Map.of(), TrendRows.Point.class, any(all).isOfAll() ? null : figure);
    }

    /** The line fitted to the compute frontier. */
    Map<Counts, TrendRows.Line> growth(Collection<Counts> all) {
        var figure = ofFrontier(this::growth);
        var rows = read("growth", all, Map.of(), Map.of(), TrendRows.Line.class, any(all).isOfAll() ? null : figure);
        return mapped(all, counts -> rows.get(counts).get(0));
    }

    private List<TrendRows.Line> growth(Counts counts, List<Frontier.Record> records) {
        var binds = Map.<String, Object>of(
                "days",
                records.stream()
                        .map(Frontier.Record::releasedOn)
                        .map(LocalDate::toString)
                        .toArray(String[]::new),
                "flops",
                records.stream()
                        .map(found -> Double.toString(found.point().flop()))
                        .toArray(String[]::new));
        return run(
                        "growth",
                        Counts::asked,
                        List.of(counts),
                        Map.of("frontier", GIVEN_FRONTIER),
                        binds,
                        ConstructorMapper.of(TrendRows.Line.class))
                .get(counts);
    }

    private static <T> AmountFigure<List<T>> ofFrontier(BiFunction<Counts, List<Frontier.Record>, List<T>> compute) {
        return new AmountFigure<>(
                AmountRepository.TRAINING_FLOP,
                counts -> CountQuery.until(counts.scope(), counts.window()),
                "m.year",
                "select c.held as value",
                (counts, matched) ->
                        compute.apply(counts, Frontier.since(counts.asked().since(), matched)));
    }

    /** The sources of the models in the window. */
    Map<Counts, List<TrendRows.Credit>> credits(Collection<Counts> all) {
        return read("credits", all, Map.of(), Map.of(), TrendRows.Credit.class);
    }

    /**
     * Returns the result for each scope. Results for scopes without a filter come from the cache, or are read and then
     * cached. Results for scopes with a filter are always read.
     *
     * @param read reads the results that are not cached
     */
    private static <A, K, T> Map<A, T> kept(
            Collection<A> all,
            Function<A, TrendScope> scope,
            Cache<K, T> cache,
            Function<A, K> key,
            Function<List<A>, Map<A, T>> read) {
        if (all.size() == 1 && scope.apply(all.iterator().next()).isOfAll()) {
            // Concurrent requests for the same result read it once.
            return mapped(
                    all,
                    one -> cache.get(
                            key.apply(one), any -> read.apply(List.of(one)).get(one)));
        }
        return withoutWaiting(all, scope, cache, key, read);
    }

    /**
     * Like {@link #kept}, but a request does not wait for another request that is already reading the same result,
     * because that request can take until its deadline.
     */
    private static <A, K, T> Map<A, T> withoutWaiting(
            Collection<A> all,
            Function<A, TrendScope> scope,
            Cache<K, T> cache,
            Function<A, K> key,
            Function<List<A>, Map<A, T>> read) {
        var answers = new HashMap<A, T>();
        var missing = new ArrayList<A>();
        for (var one : all) {
            var known = scope.apply(one).isOfAll() ? cache.getIfPresent(key.apply(one)) : null;
            if (known == null) {
                missing.add(one);
            } else {
                answers.put(one, known);
            }
        }
        if (!missing.isEmpty()) {
            answers.putAll(read.apply(missing));
            missing.stream()
                    .filter(one -> scope.apply(one).isOfAll())
                    .forEach(one -> cache.put(key.apply(one), answers.get(one)));
        }
        return answers;
    }

    /**
     * The rows of a statement for the window of each of these counts, from the cache if there is no filter. Each result
     * row becomes a record.
     */
    public <T> Map<Counts, List<T>> read(
            String file, Collection<Counts> all, Map<String, String> pieces, Map<String, Object> binds, Class<T> rows) {
        return read(file, all, pieces, binds, rows, null);
    }

    /**
     * Like the method above, but computes the rows from amounts in memory instead, if the server has loaded them.
     *
     * @param figure the computation; null if there is none
     */
    public <T> Map<Counts, List<T>> read(
            String file,
            Collection<Counts> all,
            Map<String, String> pieces,
            Map<String, Object> binds,
            Class<T> rows,
            AmountFigure<List<T>> figure) {
        return read(file, Counts::asked, all, pieces, binds, () -> ConstructorMapper.of(rows), figure);
    }

    /**
     * The rows of a statement for each of these counts, from the cache if there is no filter. The statement reads the
     * days that {@code days} selects.
     *
     * @param rows makes the mapper of result rows, which results from the cache do not need
     * @param figure computes the rows from amounts in memory instead, if the server has loaded them; null if it cannot
     */
    // The casts are safe, because a file always has the same type of rows.
    @SuppressWarnings("unchecked")
    public <T> Map<Counts, List<T>> read(
            String file,
            Function<Counts, CountQuery> days,
            Collection<Counts> all,
            Map<String, String> pieces,
            Map<String, Object> binds,
            Supplier<RowMapper<T>> rows,
            AmountFigure<List<T>> figure) {
        return (Map<Counts, List<T>>) (Map<Counts, ?>) withoutWaiting(
                all,
                Counts::scope,
                keptRows,
                counts -> KeptRows.of(days.apply(counts), file, pieces, binds),
                missing -> (Map<Counts, List<?>>) (Map<Counts, ?>) fromAmounts(missing, figure)
                        .orElseGet(() -> run(file, days, missing, pieces, binds, rows.get())));
    }

    /**
     * Computes a result from amounts in memory, and does not cache it. Empty if there is no computation, and in the cases
     * of {@link AmountFigureRepository#read}.
     *
     * @param figure the computation; null if there is none
     */
    public <T> Optional<Map<Counts, T>> fromAmounts(Collection<Counts> all, AmountFigure<T> figure) {
        return figure == null ? Optional.empty() : amounts.read(all, figure);
    }

    /** Runs a statement for each of these counts. The lists in the result are immutable. */
    private <T> Map<Counts, List<T>> run(
            String file,
            Function<Counts, CountQuery> days,
            Collection<Counts> all,
            Map<String, String> pieces,
            Map<String, Object> binds,
            RowMapper<T> rows) {
        var asked = mapped(all, days);
        var answers = statements.run(file, asked.values(), pieces, binds, rows);
        return mapped(all, counts -> List.copyOf(answers.get(asked.get(counts))));
    }

    /** Whether at least one of the revisions has many models, regardless of the filter. */
    private boolean isAnyLarge(Collection<CountQuery> asked) {
        var revisions = asked.stream()
                .map(one -> one.scope().snapshot())
                .distinct()
                .map(snapshot -> TrendScope.everything(snapshot, CountryBasis.HEADQUARTERS, OrganizationBasis.GROUP))
                .toList();
        return years(revisions).values().stream()
                .anyMatch(years -> years.in(TrendWindow.EARLIEST, TrendWindow.LATEST) >= many);
    }

    private static TrendScope any(Collection<Counts> all) {
        return all.iterator().next().scope();
    }

    private static <A, T> Map<A, T> mapped(Collection<A> all, Function<A, T> value) {
        var map = new HashMap<A, T>();
        all.forEach(one -> map.put(one, value.apply(one)));
        return map;
    }
}
