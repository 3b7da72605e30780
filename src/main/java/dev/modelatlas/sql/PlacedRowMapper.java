package dev.modelatlas.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Maps the rows of a statement that answers several queries at once. Each row becomes an entry, whose key is the
 * position of the query that the row belongs to.
 *
 * @param place name of the column with the position
 * @param rows maps the other columns of the row
 */
public record PlacedRowMapper<T>(String place, RowMapper<T> rows) implements RowMapper<Map.Entry<Integer, T>> {
    @Override
    public Map.Entry<Integer, T> map(ResultSet row, StatementContext context) throws SQLException {
        return Map.entry(row.getInt(place), rows.map(row, context));
    }

    @Override
    public PlacedRowMapper<T> specialize(ResultSet result, StatementContext context) throws SQLException {
        return new PlacedRowMapper<>(place, rows.specialize(result, context));
    }
}
