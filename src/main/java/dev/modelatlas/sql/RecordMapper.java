package dev.modelatlas.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Maps rows to records where a statement takes a {@link RowMapper}. The columns of a result are looked up once, and not
 * for each row, which took longer than the rest of mapping it.
 */
public record RecordMapper<T>(Class<T> type) implements RowMapper<T> {
    @Override
    public T map(ResultSet row, StatementContext context) throws SQLException {
        return specialize(row, context).map(row, context);
    }

    @Override
    public RowMapper<T> specialize(ResultSet result, StatementContext context) throws SQLException {
        return context.findRowMapperFor(type).orElseThrow().specialize(result, context);
    }
}
