package dev.modelatlas.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import javax.sql.DataSource;

import org.jdbi.v3.core.ConnectionFactory;

/**
 * The connections that Jdbi and {@link EntityReader} use, with the time limits of a {@link Deadline}.
 *
 * <p>Under a deadline, PostgreSQL cancels a statement that takes too long. For work marked by {@link ReadRouting}, a
 * connection to the primary runs each statement as a transaction with its own limit. Any other connection runs all its
 * statements in a single transaction, which is rolled back unless the caller commits it. A time limit ends with its
 * transaction, so it never stays in a pooled session. A server that no longer responds cannot cancel a statement, so
 * its connection is abandoned shortly after the deadline.
 *
 * <p>Without a deadline, statements run on the primary, without a limit. Under a deadline, work marked by
 * {@link ReadRouting} uses a replica if the replica has the required data.
 */
final class TimedConnections implements ConnectionFactory {
    /** Time after the deadline in which PostgreSQL can report that it cancelled the statement. */
    private static final int GRACE_MILLIS = 500;

    private static final int FOR_EVER = 0;

    private final DataSource primary;
    /** The replicas; null when none is configured. */
    private final Replica replica;

    private volatile StatementListener listener = StatementListener.NONE;

    TimedConnections(DataSource primary, Replica replica) {
        this.primary = primary;
        this.replica = replica;
    }

    /** Sets the listener. All connections opened from now on report their statements to it. */
    void setListener(StatementListener listener) {
        this.listener = listener;
    }

    @Override
    public Connection openConnection() throws SQLException {
        var left = Deadline.left();
        if (left == null) {
            return WatchedConnection.of(primary.getConnection(), listener);
        }
        checkTime(left);
        var reading = replica == null ? null : ReadRouting.forReplicaOrNull();
        var isResting = reading != null && replica.isResting();
        if (reading != null && !isResting) {
            var connection = replica.begin(reading, left);
            if (connection != null) {
                return WatchedConnection.of(connection, listener);
            }
            reading.stayOnPrimary();
            left = timeLeft();
        }
        if (!ReadRouting.isUnderWay()) {
            return WatchedConnection.of(begin(), listener);
        }
        Connection connection;
        try {
            connection = toRead();
        } catch (SQLException gone) {
            // The primary failed, too. A replica may be back, although the pause after its failure is not over.
            var back = isResting ? replica.begin(reading, timeLeft()) : null;
            if (back == null) {
                throw gone;
            }
            return WatchedConnection.of(back, listener);
        }
        return limited(connection, left);
    }

    private Connection limited(Connection connection, Duration left) throws SQLException {
        try {
            limitAnswers(connection, left);
            return WatchedConnection.limited(connection, listener);
        } catch (SQLException failure) {
            closeConnection(connection);
            throw failure;
        }
    }

    private Connection toRead() throws SQLException {
        try {
            return primary.getConnection();
        } catch (SQLException gone) {
            if (replica != null) {
                replica.endRest();
            }
            throw gone;
        }
    }

    private Connection begin() throws SQLException {
        var connection = primary.getConnection();
        try {
            connection.setAutoCommit(false);
            // The thread may have waited for the connection, so less time is left than before.
            limit(connection, timeLeft());
            return connection;
        } catch (SQLException failure) {
            closeConnection(connection);
            throw failure;
        }
    }

    /**
     * The time left for this thread, which has a deadline.
     *
     * @throws SQLTimeoutException when the deadline has passed
     */
    static Duration timeLeft() throws SQLTimeoutException {
        var left = Deadline.left();
        checkTime(left);
        return left;
    }

    private static void checkTime(Duration left) throws SQLTimeoutException {
        if (left.toMillis() <= 0) {
            throw new SQLTimeoutException("The time limit of this request has passed");
        }
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        close(connection);
    }

    /** Ends the transaction, and returns the connection to the pool in its original state. */
    static void close(Connection connection) throws SQLException {
        try (connection) {
            if (!connection.isClosed()) {
                if (!connection.getAutoCommit()) {
                    // Undoes changes that were not committed. Most transactions have no changes, and a cancelled
                    // transaction cannot be committed.
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
                // Without this call, the pooled connection would keep the limit, even for work without a deadline.
                free(connection);
            }
        }
    }

    /** Limits the connection's transaction to the time left, or to one millisecond if less time is left. */
    static void limit(Connection connection, Duration left) throws SQLException {
        limitAnswers(connection, left);
        try (var setting = connection.prepareStatement("select set_config('statement_timeout', ?, true)")) {
            setting.setString(1, Integer.toString(millis(left)));
            setting.execute();
        }
    }

    /** Limits how long the driver waits for a result. Does not set the time limit in PostgreSQL. */
    static void limitAnswers(Connection connection, Duration left) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, millis(left) + GRACE_MILLIS);
    }

    /** The time left in milliseconds, at least 1, because 0 would mean no limit. */
    static int millis(Duration left) {
        return Math.max(1, Math.toIntExact(left.toMillis()));
    }

    /** Removes the limit on waiting for results, before the connection is used again. */
    static void free(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, FOR_EVER);
    }
}
