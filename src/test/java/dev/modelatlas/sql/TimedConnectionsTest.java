package dev.modelatlas.sql;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.Sql;

import static dev.modelatlas.sql.ReplicaTest.read;
import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class TimedConnectionsTest {

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
}
