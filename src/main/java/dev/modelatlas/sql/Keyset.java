package dev.modelatlas.sql;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An order that pages are cut from by the keys of the record they begin or end at, never by counting rows. Unknown
 * values come last in both directions. The last key is unique, so that the order is total.
 *
 * @param keys what is sorted by, most significant first
 */
public record Keyset(List<Key> keys) {

    /**
     * One thing to sort by.
     *
     * @param column of the table or view {@code m}, without the alias; in memory any name
     * @param descending true for the largest first
     * @param nullable whether it can be unknown
     * @param type of its values
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

    /** Whether these can be the values of the keys at some position. */
    public boolean accepts(List<Object> position) {
        return position.size() == keys.size()
                && IntStream.range(0, keys.size()).allMatch(i -> keys.get(i).accepts(position.get(i)));
    }

    /** The same order for records in memory, each given as the values of its keys. */
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
     * What follows {@code order by}.
     *
     * @param alias of the table
     * @param backward true to read the list from its end
     */
    public String orderBy(String alias, boolean backward) {
        return keys.stream()
                .map(key -> alias + "." + key.column + (key.descending != backward ? " desc" : " asc")
                        + (key.nullable ? backward ? " nulls first" : " nulls last" : ""))
                .collect(Collectors.joining(", "));
    }

    /**
     * The condition that a row {@code m} lies beyond a position.
     *
     * @param position values of the keys there
     * @param backward false for the rows after it, true for those before it
     * @param prefix what the names of the parameters start with
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
        var column = "m." + key.column;
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
        // The bound in front lets an index start at the position.
        var bound = column + (key.descending != backward ? " <= :" : " >= :") + name;
        return rest.equals("false") ? comparison : "(" + bound + " and (" + comparison + " or " + rest + "))";
    }
}
