package dev.modelatlas.testsupport;

import java.util.List;

import org.jdbi.v3.core.Jdbi;

/** Queries whose rows have one value. */
public final class Sql {
    private Sql() {}

    /** The value of the only row. */
    public static <T> T one(Jdbi jdbi, Class<T> type, String sql, Object... arguments) {
        return jdbi.withHandle(
                handle -> handle.select(sql, arguments).mapTo(type).one());
    }

    /** The values of all rows, in their order. */
    public static <T> List<T> list(Jdbi jdbi, Class<T> type, String sql, Object... arguments) {
        return jdbi.withHandle(
                handle -> handle.select(sql, arguments).mapTo(type).list());
    }
}
