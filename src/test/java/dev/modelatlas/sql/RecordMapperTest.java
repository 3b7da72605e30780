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
class RecordMapperTest {
    private record Row(int number) {}

    private final AtomicInteger lookups = new AtomicInteger();
    private final Jdbi jdbi = Jdbi.create(Databases.fresh().dataSource())
            .registerRowMapper(Row.class, new RowMapper<Row>() {
                @Override
                public Row map(ResultSet row, StatementContext context) throws SQLException {
                    return specialize(row, context).map(row, context);
                }

                @Override
                public RowMapper<Row> specialize(ResultSet result, StatementContext context) {
                    lookups.incrementAndGet();
                    return (row, same) -> new Row(row.getInt("number"));
                }
            });

    @Test
    void looksUpTheColumnsOnceForAllRowsOfAResult() {
        var rows = jdbi.withHandle(handle -> handle.select("select n as number from generate_series(1, 100) n")
                .map(new RecordMapper<>(Row.class))
                .list());
        assertThat(rows).hasSize(100).startsWith(new Row(1)).endsWith(new Row(100));
        assertThat(lookups).hasValue(1);
    }

    @Test
    void placedRowMapperLooksUpTheColumnsOnce() {
        var rows = jdbi.withHandle(
                handle -> handle.select("select n / 2 as place, n as number from generate_series(2, 101) n")
                        .map(new PlacedRowMapper<>("place", new RecordMapper<>(Row.class)))
                        .list());
        assertThat(rows)
                .hasSize(100)
                .startsWith(Map.entry(1, new Row(2)), Map.entry(1, new Row(3)), Map.entry(2, new Row(4)));
        assertThat(lookups).hasValue(1);
    }
}
