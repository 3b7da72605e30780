package dev.modelatlas.trend.count;

import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** A statement for several revisions. */
@Concurrent
class TrendStatementTest {

    private static final String NUMBERS =
            "select v.n from (values (2), (3), (1)) v (n) where v.n > :revision order by v.n desc";

    @Test
    void rowsOfEachRevisionKeepTheOrderOfTheQuery() {
        assertOrder(TrendStatement.ofEach(NUMBERS));
    }

    @Test
    void rowsOfEachRevisionKeepTheOrderOfTheQueryEvenIfDatesDifferByRevision() {
        assertOrder(TrendStatement.ofEachWithItsDays(NUMBERS));
    }

    private static void assertOrder(String sql) {
        Atlas.empty().jdbi().useHandle(handle -> {
            var rows = bound(handle.createQuery(sql))
                    .map((row, context) -> row.getInt("asked_place") + ": " + row.getInt("n"))
                    .list();
            assertThat(rows).containsExactly("1: 3", "1: 2", "2: 3", "2: 2", "2: 1");
            var plan = bound(handle.createQuery("explain " + sql))
                    .mapTo(String.class)
                    .list();
            assertThat(plan.get(1)).as("the sort that the order relies on").contains("Sort Key: asked.place, ");
        });
    }

    private static Query bound(Query query) {
        return query.bind("revisions", new Integer[] {1, 0})
                .bind("sinces", new String[] {"2024-01-01", "2024-01-01"})
                .bind("untils", new String[] {"2024-12-31", "2024-12-31"});
    }
}
