package dev.modelatlas.access;

import java.sql.SQLException;
import java.util.ArrayList;

import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class AuditRepositoryTest {

    /** PostgreSQL's driver reads results in parts only with a fetch size and in a transaction. */
    @Test
    void logIsReadInParts() {
        var jdbi = Atlas.empty().jdbi();
        jdbi.useHandle(handle -> handle.execute("insert into audit_event (actor, action, details)"
                + " select 'somebody', 'SOURCE_UNCHANGED', '{}' from generate_series(1, 1001)"));
        var reads = new ArrayList<String>();
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                try {
                    reads.add(context.getStatement().getFetchSize() + " "
                            + context.getConnection().getAutoCommit());
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        var events = new ArrayList<AuditEvent>();
        new AuditRepository(jdbi).newestFirst(null, events::add);
        assertThat(events).hasSize(1001);
        assertThat(reads).containsExactly("1000 false");
    }
}
