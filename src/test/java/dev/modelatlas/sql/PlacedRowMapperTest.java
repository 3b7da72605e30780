package dev.modelatlas.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Databases;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class PlacedRowMapperTest {
    private final AtomicInteger lookups = new AtomicInteger();
    private final RowMapper<Integer> numbers = new RowMapper<>() {
        @Override
        public Integer map(ResultSet row, StatementContext context) throws SQLException {
            return specialize(row, context).map(row, context);
        }

        @Override
        public RowMapper<Integer> specialize(ResultSet result, StatementContext context) {
            lookups.incrementAndGet();
            return (row, same) -> row.getInt("number");
        }
    };

    @Test
    void looksUpTheColumnsOnceForAllRowsOfAResult() {
        var rows = Jdbi.create(Databases.fresh().dataSource())
                .withHandle(handle -> handle.select("select n / 2 as place, n as number from generate_series(2, 101) n")
                        .map(new PlacedRowMapper<>("place", numbers))
                        .list());
        assertThat(rows).hasSize(100).startsWith(Map.entry(1, 2), Map.entry(1, 3), Map.entry(2, 4));
        assertThat(lookups).hasValue(1);
    }
}
