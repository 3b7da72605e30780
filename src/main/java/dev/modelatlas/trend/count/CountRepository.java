package dev.modelatlas.trend.count;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

import dev.modelatlas.sql.CustomPlan;
import dev.modelatlas.sql.PlacedRowMapper;

import static java.util.stream.Collectors.groupingBy;

/** Runs the statements of {@link TrendStatement}. */
final class CountRepository {
    private final Jdbi jdbi;
    private final Predicate<Collection<CountQuery>> isAnyLarge;

    /** @param isAnyLarge whether at least one of the revisions is so large that a filter needs a plan of its own */
    CountRepository(Jdbi jdbi, Predicate<Collection<CountQuery>> isAnyLarge) {
        this.jdbi = jdbi;
        this.isAnyLarge = isAnyLarge;
    }

    /**
     * Runs a statement for each selection of models, and returns the rows of each selection in the statement's order. A
     * selection can have no rows. Selections with an equal {@link TrendScope#condition()} share one statement. Scopes
     * that differ only by revision have equal conditions, except in two cases. First, a search string is interpreted
     * separately at each revision. Second, the condition on publishers is omitted at revisions whose publishers are
     * exactly those that the filter names.
     *
     * @param pieces the SQL fragments of the statement (see {@link TrendStatement}), the same for all selections
     * @param binds parameters of the statement other than those for the filter, the revision and the days
     */
    <T> Map<CountQuery, List<T>> run(
            String file,
            Collection<CountQuery> asked,
            Map<String, String> pieces,
            Map<String, Object> binds,
            RowMapper<T> rows) {
        var answers = new HashMap<CountQuery, List<T>>();
        asked.stream()
                .distinct()
                .collect(groupingBy(one -> one.scope().condition()))
                .values()
                .forEach(alike -> {
                    var scope = alike.get(0).scope();
                    var isInCells = scope.isOfAll() && !"".equals(pieces.get("counted_by"));
                    var source = isInCells
                            ? CountSource.CELLS
                            : CountSource.of(scope.predicate().sql(), String.join(" ", pieces.values()));
                    var sql = TrendStatement.of(
                            file, source, pieces, scope.predicate().sql());
                    var isPlannedAnew = !scope.isOfAll() && isAnyLarge.test(alike);
                    Map<CountQuery, List<T>> found = jdbi.withHandle(handle -> {
                        var query = handle.createQuery(statement(sql, alike))
                                .bindMap(binds)
                                .bindMap(scope.predicate().binds());
                        if (isPlannedAnew) {
                            query.addCustomizer(CustomPlan.INSTANCE);
                        }
                        return alike.size() == 1
                                ? Map.of(
                                        alike.get(0),
                                        ofOne(query, alike.get(0)).map(rows).list())
                                : ofEach(query, alike, rows);
                    });
                    answers.putAll(found);
                });
        return answers;
    }

    /** The statement for one selection, or for several at once. */
    private static String statement(String sql, List<CountQuery> alike) {
        if (alike.size() == 1) {
            return sql;
        }
        return haveEqualDays(alike) ? TrendStatement.ofEach(sql) : TrendStatement.ofEachWithItsDays(sql);
    }

    private static boolean haveEqualDays(List<CountQuery> all) {
        var first = all.get(0);
        return all.stream()
                .allMatch(
                        one -> one.since().equals(first.since()) && one.until().equals(first.until()));
    }

    private static Query ofOne(Query query, CountQuery asked) {
        return ofDays(query, asked).bind("revision", asked.scope().snapshot().revision());
    }

    private static Query ofDays(Query query, CountQuery asked) {
        return query.bind("since", asked.since()).bind("until", asked.until());
    }

    private static <T> Map<CountQuery, List<T>> ofEach(Query query, List<CountQuery> all, RowMapper<T> rows) {
        var answers = new HashMap<CountQuery, List<T>>();
        all.forEach(asked -> answers.put(asked, new ArrayList<>()));
        if (haveEqualDays(all)) {
            ofDays(query, all.get(0));
        } else {
            query.bind("sinces", strings(all, CountQuery::since)).bind("untils", strings(all, CountQuery::until));
        }
        query.bind(
                        "revisions",
                        all.stream()
                                .map(asked -> asked.scope().snapshot().revision())
                                .toArray(Integer[]::new))
                .map(new PlacedRowMapper<>("asked_place", rows))
                .forEach(row -> answers.get(all.get(row.getKey() - 1)).add(row.getValue()));
        return answers;
    }

    private static String[] strings(List<CountQuery> all, Function<CountQuery, LocalDate> day) {
        return all.stream().map(day).map(LocalDate::toString).toArray(String[]::new);
    }
}
