package dev.modelatlas.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A {@link RowMapper} for records. It looks up the columns once for each result set, not for each row. A lookup for
 * each row took longer than the rest of the mapping. For a statement that many requests run, a lambda that reads the
 * columns by name is faster still.
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
