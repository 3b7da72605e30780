package dev.modelatlas.sql;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A piece of SQL with the values of its named parameters. Strings from clients appear only in {@code binds}, never in
 * {@code sql}.
 *
 * @param sql SQL, with parameters written {@code :name}
 * @param binds parameter values by name
 */
public record SqlFragment(String sql, Map<String, Object> binds) {

    /** A condition that every row matches. */
    public static final SqlFragment TRUE = new SqlFragment("true", Map.of());

    public SqlFragment {
        binds = Map.copyOf(binds);
    }

    /** Compares array parameters by their elements, because two arrays with equal elements are not equal in Java. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SqlFragment that
                && sql.equals(that.sql)
                && comparable(binds).equals(comparable(that.binds));
    }

    @Override
    public int hashCode() {
        return 31 * sql.hashCode() + comparable(binds).hashCode();
    }

    private static Map<String, Object> comparable(Map<String, Object> binds) {
        var comparable = new HashMap<String, Object>();
        binds.forEach((name, value) ->
                comparable.put(name, value instanceof Object[] list ? Arrays.asList(list) : value));
        return comparable;
    }

    /** Joins conditions by AND, without those that are {@link #TRUE}; {@link #TRUE} when there are no others. */
    public static SqlFragment and(Collection<SqlFragment> parts) {
        return join(parts.stream().filter(part -> !part.equals(TRUE)).toList(), " and ");
    }

    /** Joins conditions by OR. There must be at least one: an OR of nothing would match nothing, unlike {@link #TRUE}. */
    public static SqlFragment or(Collection<SqlFragment> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("There is no condition to join by OR");
        }
        return join(parts, " or ");
    }

    private static SqlFragment join(Collection<SqlFragment> parts, String operator) {
        if (parts.isEmpty()) {
            return TRUE;
        }
        var binds = new LinkedHashMap<String, Object>();
        parts.forEach(part -> binds.putAll(part.binds));
        var sql = parts.stream().map(SqlFragment::sql).collect(Collectors.joining(operator, "(", ")"));
        return new SqlFragment(sql, binds);
    }
}
