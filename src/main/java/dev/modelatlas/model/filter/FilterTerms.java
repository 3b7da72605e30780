package dev.modelatlas.model.filter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.sql.SqlFragment;
import dev.modelatlas.value.NumberText;

/** Collects the conditions of one filter. An omitted field or an empty list adds no condition. */
final class FilterTerms {
    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private final String path;
    private final FilterBudget budget;
    private final List<SqlFragment> terms = new ArrayList<>();

    /** @param path path of the filter in the request, for error messages, such as {@code filter.any[0]} */
    FilterTerms(String path, FilterBudget budget) {
        this.path = path;
        this.budget = budget;
    }

    /** @throws ApiException LIMIT_EXCEEDED when the whole filter has too many conditions */
    void add(SqlFragment term) {
        budget.countTerm(path);
        terms.add(term);
    }

    void value(Enum<?> value, String sql) {
        if (value != null) {
            add(budget.bind(sql, value.name()));
        }
    }

    void values(Collection<? extends Enum<?>> values, String sql) {
        if (isGiven(values)) {
            add(budget.bind(sql, values.stream().map(Enum::name).toArray(String[]::new)));
        }
    }

    /** Adds a condition on slugs, codes or names, after translating them to keys of the database. */
    void names(String field, List<String> values, String sql, BiFunction<List<String>, String, Object[]> keys) {
        if (isGiven(values)) {
            add(budget.bind(sql, keys.apply(values, path + "." + field)));
        }
    }

    void known(Boolean wanted, String sql) {
        if (wanted != null) {
            add(new SqlFragment((wanted ? "" : "not ") + "(" + sql + ")", Map.of()));
        }
    }

    void day(String field, LocalDate day, String sql) {
        if (day != null && (day.isBefore(EARLIEST) || day.isAfter(LATEST))) {
            throw refused(field, "must be from " + EARLIEST + " to " + LATEST + ", but is " + day);
        }
        bound(day, sql);
    }

    void number(String field, Double number, String sql) {
        if (number != null && !Double.isFinite(number)) {
            throw refused(field, "must be a finite number");
        }
        bound(number, sql);
    }

    void count(Integer count, String sql) {
        bound(count, sql);
    }

    /** Refuses a range whose lower bound is above its upper bound. */
    <C extends Comparable<? super C>> void range(String low, C lowest, String high, C highest) {
        if (lowest != null && highest != null && lowest.compareTo(highest) > 0) {
            throw refused(
                    low, "(" + shown(lowest) + ") must not be greater than " + high + " (" + shown(highest) + ")");
        }
    }

    private static String shown(Object bound) {
        return bound instanceof Double number ? NumberText.of(number) : bound.toString();
    }

    SqlFragment joined() {
        return SqlFragment.and(terms);
    }

    static boolean isGiven(Collection<?> list) {
        return list != null && !list.isEmpty();
    }

    private void bound(Object value, String sql) {
        if (value != null) {
            add(budget.bind(sql, value));
        }
    }

    private ApiException refused(String field, String problem) {
        var argument = path + "." + field;
        return ApiException.badInput(argument, "`" + argument + "` " + problem + ".");
    }
}
