package dev.modelatlas.model;

import java.util.Map;

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
        var name = prefix + ++count;
        return new SqlFragment(sql.replace("?", ":" + name), Map.of(name, value));
    }
}
