package dev.modelatlas.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.postgresql.PGStatement;

/**
 * For statements whose best plan depends on their parameters: each time PostgreSQL sees these before it plans. Of a
 * statement that it knows it soon takes one plan for all, and without the values it believes that several conditions
 * leave next to nothing. That costs less than a millisecond, and at a million rows saves hundreds of them.
 */
public final class PlannedAnew implements StatementCustomizer {
    public static final PlannedAnew INSTANCE = new PlannedAnew();

    private PlannedAnew() {}

    @Override
    public void beforeExecution(PreparedStatement statement, StatementContext context) throws SQLException {
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    }
}
