package dev.modelatlas.access;

import java.util.ArrayList;

import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Sql;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class AuditRepositoryTest {

    @Test
    void logIsReadInPartsWithoutAnOpenTransaction() {
        var jdbi = Atlas.empty().jdbi();
        jdbi.useHandle(handle -> handle.execute("insert into audit_event (actor, action, details)"
                + " select 'somebody ' || n, 'SOURCE_UNCHANGED', '{}' from generate_series(1, 2001) n"));
        var actors = new ArrayList<String>();
        var actorsBeforeEachPart = new ArrayList<Integer>();
        var openTransactions = new ArrayList<Long>();
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                if (context.getRawSql().contains("audit_event")) {
                    actorsBeforeEachPart.add(actors.size());
                }
            }
        });
        new AuditRepository(jdbi).newestFirst(null, event -> {
            if (actors.size() % 1000 == 0) {
                openTransactions.add(Sql.one(
                        jdbi,
                        Long.class,
                        "select count(*) from pg_stat_activity where datname = current_database()"
                                + " and pid <> pg_backend_pid() and backend_type = 'client backend'"
                                + " and xact_start is not null"));
            }
            actors.add(event.actor());
        });
        assertThat(actors)
                .startsWith("somebody 2001", "somebody 2000")
                .endsWith("somebody 1")
                .hasSize(2001)
                .doesNotHaveDuplicates();
        assertThat(actorsBeforeEachPart).containsExactly(0, 1000, 2000);
        assertThat(openTransactions).containsExactly(0L, 0L, 0L);
    }
}
