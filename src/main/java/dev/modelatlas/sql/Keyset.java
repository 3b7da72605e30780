package dev.modelatlas.sql;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A sort order for keyset pagination, in which the key values of a record define where a page starts or ends. Nulls
 * come last in both directions. The last key is unique, so the order is total.
 *
 * @param keys sort keys, most significant first
 */
public record Keyset(List<Key> keys) {
    private static final String ALIAS = "m.";

    /**
     * One sort key.
     *
     * @param column name of a column, without the alias {@code m} of its table or view; any name for records in memory
     * @param descending true for the largest value first
     * @param nullable whether the value can be null
     * @param type Java type of the values
     */
    public record Key(String column, boolean descending, boolean nullable, Class<?> type) {
        private boolean accepts(Object value) {
            return value == null ? nullable : type.isInstance(value);
        }

        @SuppressWarnings("unchecked")
        private int compare(Object one, Object other) {
            if (one == null || other == null) {
                return Boolean.compare(one == null, other == null);
            }
            var difference = ((Comparable<Object>) one).compareTo(other);
            return descending ? -difference : difference;
        }
    }

    /**
     * Whether the position has one value for each sort key. A value must have the key's type, or be null if the key is
     * nullable.
     */
    public boolean accepts(List<Object> position) {
        return position.size() == keys.size()
                && IntStream.range(0, keys.size()).allMatch(i -> keys.get(i).accepts(position.get(i)));
    }

    /**
     * A comparator with the same order as {@link #orderBy}, for records in memory. Each record is represented by its
     * key values.
     */
    public Comparator<List<Object>> comparator() {
        return (one, other) -> {
            for (var i = 0; i < keys.size(); i++) {
                var difference = keys.get(i).compare(one.get(i), other.get(i));
                if (difference != 0) {
                    return difference;
                }
            }
            return 0;
        };
    }

    /**
     * The SQL list of columns for {@code order by}. The alias of the table must be {@code m}.
     *
     * @param backward true to read the list from its end
     */
    public String orderBy(boolean backward) {
        return keys.stream()
                .map(key -> ALIAS
                        + key.column
                        + (key.descending != backward ? " desc" : " asc")
                        + (key.nullable ? backward ? " nulls first" : " nulls last" : ""))
                .collect(Collectors.joining(", "));
    }

    /**
     * The SQL condition that row {@code m} comes after or before a position.
     *
     * @param position key values of the position
     * @param backward false for rows after the position, true for rows before it
     * @param prefix prefix for the names of the parameters
     */
    public SqlFragment beyond(List<Object> position, boolean backward, String prefix) {
        var binds = new LinkedHashMap<String, Object>();
        var sql = beyond(0, position, backward, prefix, binds);
        return new SqlFragment(sql, binds);
    }

    private String beyond(
            int index, List<Object> position, boolean backward, String prefix, Map<String, Object> binds) {
        if (index == keys.size()) {
            return "false";
        }
        var key = keys.get(index);
        var column = ALIAS + key.column;
        var rest = beyond(index + 1, position, backward, prefix, binds);
        var value = position.get(index);
        if (value == null) {
            return backward
                    ? "(" + column + " is not null or " + rest + ")"
                    : "(" + column + " is null and " + rest + ")";
        }
        var name = prefix + index;
        binds.put(name, value);
        var comparison = column + (key.descending != backward ? " < :" : " > :") + name;
        if (key.nullable) {
            var unknown = backward ? "" : " or " + column + " is null";
            return "(" + comparison + unknown + " or (" + column + " = :" + name + " and " + rest + "))";
        }
        // This redundant bound on the column lets an index scan start at the position.
        var bound = column + (key.descending != backward ? " <= :" : " >= :") + name;
        return rest.equals("false") ? comparison : "(" + bound + " and (" + comparison + " or " + rest + "))";
    }
}
