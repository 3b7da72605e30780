package dev.modelatlas.model;

import java.util.LinkedHashMap;
import java.util.List;

import dev.modelatlas.sql.SqlFragment;

/** Names parameters, so that no two in one statement are the same. */
final class Binds {
    private final String prefix;
    private int count;

    Binds(String argument) {
        prefix = argument.replaceAll("[^A-Za-z0-9]", "_") + "_";
    }

    /** A fragment whose one {@code ?} stands for the value. */
    SqlFragment bind(String sql, Object value) {
        return bindAll(sql, List.of(value));
    }

    /** A fragment whose {@code ?} stand for the values, in their order. */
    SqlFragment bindAll(String sql, List<?> values) {
        var binds = new LinkedHashMap<String, Object>();
        var text = sql;
        for (var value : values) {
            var name = prefix + ++count;
            text = text.replaceFirst("\\?", ":" + name);
            binds.put(name, value);
        }
        return new SqlFragment(text, binds);
    }
}
