package dev.modelatlas.trend;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Counts. Each answer is one statement: see the {@code .sql} files. Those of all models of a revision read what was counted
 * when it was published; those of a filter read the facts.
 */
@ApplicationScoped
class TrendRepository {
    private final Jdbi jdbi;

    @Inject
    TrendRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The window that the data makes of what the client asked for, and its figures.
     *
     * @param from the client's; null when left out
     * @param to the client's; null when left out
     * @param fallback the year of a window that neither client nor data give
     */
    Rows.Total total(Scope scope, Integer from, Integer to, int fallback, Coverage coverage) {
        return read(
                "trends",
                scope,
                Map.of(),
                query -> query.bind("from", from)
                        .bind("to", to)
                        .bind("fallback", fallback)
                        .bind("firstWholeYear", coverage.firstWholeYear())
                        .bind("lastWholeYear", coverage.lastWholeYear())
                        .mapTo(Rows.Total.class)
                        .one());
    }

    /** Every year of the window. */
    List<Rows.Year> years(Scope scope, Window window) {
        return read(
                "years",
                scope,
                Map.of(),
                query -> yearByYear(query, window).mapTo(Rows.Year.class).list());
    }

    /**
     * The values of a dimension, largest first, each with every year of the window.
     *
     * @param top how many of them; null for all
     */
    Map<Rows.Ranked, List<Rows.ValueYear>> series(
            Scope scope, Window window, Dimension by, Integer top, int minModels) {
        return read(
                "series",
                scope,
                scope.breakdown(by).pieces(),
                query -> yearByYear(query, window)
                        .bind("top", top)
                        .bind("minModels", minModels)
                        .scanResultSet((rows, context) ->
                                grouped(rows.get(), context, TrendRepository::ranked, TrendRepository::valueYear)));
    }

    /** Every year of the window for each of these keys of a dimension, whether or not they have a model. */
    Map<String, List<Rows.ValueYear>> trend(Scope scope, Window window, Dimension by, Collection<String> keys) {
        return read(
                "trend",
                scope,
                scope.breakdown(by).pieces(),
                query -> yearByYear(query, window)
                        .bindArray("keys", String.class, keys.toArray())
                        .scanResultSet((rows, context) -> grouped(
                                rows.get(), context, (row, any) -> row.getString("key"), TrendRepository::valueYear)));
    }

    /**
     * The values of a dimension, largest first.
     *
     * @param first how many of them; null for all
     */
    List<Rows.Ranked> ranking(Scope scope, Window window, Dimension by, Integer first, int minModels) {
        return read(
                "ranking",
                scope,
                scope.breakdown(by).pieces(),
                query -> released(query, window)
                        .bind("from", window.from())
                        .bind("top", first)
                        .bind("minModels", minModels)
                        .map(TrendRepository::ranked)
                        .list());
    }

    /** How many models of the window hold no value of a dimension; those that always hold one give 0. */
    int unattributed(Scope scope, Window window, Dimension by) {
        var breakdown = scope.breakdown(by);
        return breakdown.kind() == Breakdown.Kind.ONE
                ? 0
                : read(
                        "unattributed",
                        scope,
                        breakdown.pieces(),
                        query -> released(query, window).mapTo(Integer.class).one());
    }

    /** The first day of each value of a dimension within the window, earliest first. */
    List<Rows.FirstDay> firsts(Scope scope, Window window, Dimension by) {
        return read(
                "firsts",
                scope,
                scope.breakdown(by).pieces(),
                query -> released(query, window).mapTo(Rows.FirstDay.class).list());
    }

    /** The countries with an organization that has at least so many models in the window, and these organizations. */
    Map<Rows.Country, List<Rows.Ranked>> prolific(Scope scope, Window window, int minModels) {
        return read(
                "prolific",
                scope,
                Prolific.pieces(scope),
                query -> released(query, window)
                        .bind("minModels", minModels)
                        .scanResultSet((rows, context) ->
                                grouped(rows.get(), context, TrendRepository::country, TrendRepository::ranked)));
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
        return read(
                "growth",
                scope,
                Map.of(),
                query -> released(query, window).mapTo(Rows.Line.class).one());
    }

    private <T> T read(String file, Scope scope, Map<String, String> pieces, Function<Query, T> answer) {
        var sql = Statement.of(
                file, pieces, scope.isOfAll() ? null : scope.predicate().sql());
        return jdbi.withHandle(handle -> answer.apply(handle.createQuery(sql)
                .bind("revision", scope.snapshot().revision())
                .bindMap(scope.predicate().binds())));
    }

    /** Rows that say in full what they are part of, by that, in their order. */
    private static <K, V> Map<K, List<V>> grouped(
            ResultSet rows, StatementContext context, RowMapper<K> whole, RowMapper<V> part) throws SQLException {
        try (rows) {
            var groups = new LinkedHashMap<K, List<V>>();
            while (rows.next()) {
                groups.computeIfAbsent(whole.map(rows, context), any -> new ArrayList<>())
                        .add(part.map(rows, context));
            }
            return groups;
        }
    }

    // Of these there are many, so they are read by hand, not by reflection.

    private static Rows.Ranked ranked(ResultSet row, StatementContext context) throws SQLException {
        return new Rows.Ranked(
                row.getString("key"),
                row.getString("value"),
                row.getInt("rank"),
                row.getBoolean("tied"),
                row.getInt("model_count"),
                row.getObject("share", Double.class));
    }

    private static Rows.ValueYear valueYear(ResultSet row, StatementContext context) throws SQLException {
        return new Rows.ValueYear(
                row.getInt("year"),
                row.getBoolean("partial"),
                row.getInt("year_models"),
                row.getInt("change"),
                row.getObject("growth_rate", Double.class),
                row.getInt("cumulative"),
                row.getObject("year_share", Double.class),
                row.getObject("year_rank", Integer.class),
                row.getObject("year_tied", Boolean.class));
    }

    private static Rows.Country country(ResultSet row, StatementContext context) throws SQLException {
        return new Rows.Country(
                row.getString("country"),
                row.getInt("organization_count"),
                row.getInt("country_rank"),
                row.getBoolean("country_tied"));
    }

    private static Query released(Query query, Window window) {
        return query.bind("since", window.firstDay()).bind("until", window.lastDay());
    }

    private static Query yearByYear(Query query, Window window) {
        return query.bind("since", window.firstDayCompared())
                .bind("until", window.lastDay())
                .bind("from", window.from())
                .bind("to", window.to())
                .bind("firstWholeYear", window.coverage().firstWholeYear())
                .bind("lastWholeYear", window.coverage().lastWholeYear());
    }
}
