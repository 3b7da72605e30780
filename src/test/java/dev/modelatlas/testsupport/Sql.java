package dev.modelatlas.testsupport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Queries whose rows have one value, and the statements that a test runs. */
public final class Sql {
    private Sql() {}

    /** The value of the only row. */
    public static <T> T one(Jdbi jdbi, Class<T> type, String sql, Object... arguments) {
        return jdbi.withHandle(
                handle -> handle.select(sql, arguments).mapTo(type).one());
    }

    /** The statements that Jdbi runs from now on, in a list that grows. */
    public static List<String> statements(Jdbi jdbi) {
        var statements = new CopyOnWriteArrayList<String>();
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                statements.add(context.getRenderedSql());
            }
        });
        return statements;
    }

    /** The values of all rows, in their order. */
    public static <T> List<T> list(Jdbi jdbi, Class<T> type, String sql, Object... arguments) {
        return jdbi.withHandle(
                handle -> handle.select(sql, arguments).mapTo(type).list());
    }
}
