package dev.modelatlas.trend.count;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** A statement for several revisions. */
@Concurrent
class TrendStatementTest {

    @Test
    void rowsOfEachRevisionKeepTheOrderOfTheQuery() {
        var sql = TrendStatement.ofEach(
                "select v.n from (values (2), (3), (1)) v (n) where v.n > :revision order by v.n desc");
        Atlas.empty().jdbi().useHandle(handle -> {
            var rows = handle.createQuery(sql)
                    .bind("revisions", new Integer[] {1, 0})
                    .bind("sinces", new String[] {"2024-01-01", "2024-01-01"})
                    .bind("untils", new String[] {"2024-12-31", "2024-12-31"})
                    .map((row, context) -> row.getInt("asked_place") + ": " + row.getInt("n"))
                    .list();
            assertThat(rows).containsExactly("1: 3", "1: 2", "2: 3", "2: 2", "2: 1");
            var plan = handle.createQuery("explain " + sql)
                    .bind("revisions", new Integer[] {1, 0})
                    .bind("sinces", new String[] {"2024-01-01", "2024-01-01"})
                    .bind("untils", new String[] {"2024-12-31", "2024-12-31"})
                    .mapTo(String.class)
                    .list();
            assertThat(plan.get(1)).as("the sort that the order relies on").contains("Sort Key: asked.place, ");
        });
    }
}
