package dev.modelatlas.testsupport;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A closed connection is used again, without what was left in its session. */
@Concurrent
class ReusedConnectionsTest {

    /** Tests that run in parallel may displace the idle connection, so this one tries again. */
    @Test
    void connectionReturnedToThePoolIsReusedWithoutItsTemporaryTables() throws SQLException {
        var database = Databases.fresh().dataSource();
        var seen = new HashSet<Integer>();
        for (var tries = 0; seen.size() == tries; tries++) {
            assertThat(tries)
                    .as("new connections, of which none was used again")
                    .isLessThan(50);
            try (var connection = database.getConnection()) {
                assertThat(number(connection, "select count(*) from pg_class where relname = 'left_behind'"))
                        .isZero();
                connection.createStatement().execute("create temporary table left_behind (n int)");
                seen.add(process(connection));
            }
        }
    }

    @Test
    void locksOfASessionEndWithTheSession() throws SQLException {
        var database = Databases.fresh().dataSource();
        try (var other = database.getConnection()) {
            try (var connection = database.getConnection()) {
                connection.createStatement().execute("select pg_advisory_lock(14)");
                assertThat(number(other, "select pg_try_advisory_lock(14)::int"))
                        .isZero();
            }
            assertThat(number(other, "select pg_try_advisory_lock(14)::int")).isOne();
        }
    }

    @Test
    void connectionClosedByTheServerIsReplaced() throws SQLException {
        var database = Databases.fresh().dataSource();
        try (var other = database.getConnection()) {
            int ended;
            try (var connection = database.getConnection()) {
                ended = process(connection);
            }
            // Tests that run in parallel may have displaced the idle connection, which has then ended already.
            number(other, "select pg_terminate_backend(" + ended + ", 60000)::int");
            try (var connection = database.getConnection()) {
                assertThat(process(connection)).isNotEqualTo(ended);
            }
        }
    }

    private static int process(Connection connection) throws SQLException {
        return number(connection, "select pg_backend_pid()");
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
