package dev.modelatlas.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.Sql;

import static dev.modelatlas.sql.LaggingReplica.read;
import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class TimedConnectionsTest {
    private static final Duration WAIT = Duration.ofMillis(200);

    /** The pool does not reset the time limit of a connection. With the limit of a read, a long import would fail. */
    @Test
    void timeLimitOfAReadDoesNotApplyToTheNextUserOfItsConnection() throws SQLException {
        try (var pool = ReplicaTest.pool(Databases.fresh().dataSource())) {
            var jdbi = Database.jdbi(new TimedConnections(pool, null));
            read(() -> Sql.one(jdbi, Integer.class, "select 1"));
            int limit = jdbi.withHandle(handle -> handle.getConnection().getNetworkTimeout());
            assertThat(limit).isZero();
        }
    }

    @Test
    void timeSpentWaitingForAConnectionCountsTowardsTheTimeLimit() {
        var jdbi = Database.jdbi(new TimedConnections(slow(Databases.fresh().dataSource()), null));
        var sql = "select setting::bigint from pg_settings where name = 'statement_timeout'";
        var limit = Deadline.within(Duration.ofMinutes(1), () -> Sql.one(jdbi, Long.class, sql));
        assertThat(limit)
                .isPositive()
                .isLessThanOrEqualTo(Duration.ofMinutes(1).minus(WAIT).toMillis());
    }

    /** A pool that has no connection for {@link #WAIT}. */
    private static PGSimpleDataSource slow(PGSimpleDataSource database) {
        var slow = new PGSimpleDataSource() {
            private static final long serialVersionUID = 1L;

            @Override
            public Connection getConnection() throws SQLException {
                var connection = super.getConnection();
                LockSupport.parkNanos(WAIT.toNanos());
                return connection;
            }
        };
        slow.setUrl(database.getUrl());
        slow.setUser(database.getUser());
        return slow;
    }
}
