package dev.modelatlas.sql;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A piece of SQL with the values of its named parameters. Text of a client only ever travels in {@code binds}.
 *
 * @param sql the text, with parameters written {@code :name}
 * @param binds parameter values by name
 */
public record SqlFragment(String sql, Map<String, Object> binds) {

    /** What restricts nothing. */
    public static final SqlFragment TRUE = new SqlFragment("true", Map.of());

    public SqlFragment {
        binds = Map.copyOf(binds);
    }

    /** All of the parts joined by AND; {@link #TRUE} when there are none. */
    public static SqlFragment and(Collection<SqlFragment> parts) {
        return join(parts, " and ", TRUE);
    }

    /** Any of the parts, joined by OR; {@code none} when there are none. */
    public static SqlFragment or(Collection<SqlFragment> parts, SqlFragment none) {
        return join(parts, " or ", none);
    }

    private static SqlFragment join(Collection<SqlFragment> parts, String operator, SqlFragment none) {
        if (parts.isEmpty()) {
            return none;
        }
        var binds = new LinkedHashMap<String, Object>();
        parts.forEach(part -> binds.putAll(part.binds));
        var sql = parts.stream().map(SqlFragment::sql).collect(Collectors.joining(operator, "(", ")"));
        return new SqlFragment(sql, binds);
    }
}
