package dev.modelatlas.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import javax.sql.DataSource;

import org.jdbi.v3.core.ConnectionFactory;

/**
 * Connections for Jdbi and for {@link EntityReader}. Under a {@link Deadline} each is a transaction that PostgreSQL cancels when the time is over,
 * and that is rolled back unless it was committed; the setting ends with it, so the pooled session never keeps it. A
 * server that has fallen silent cannot cancel: soon after, its connection is given up. Without a deadline a connection
 * is as it comes. A {@link Reading} is sent to a replica, where there is one that has what is read.
 */
final class TimedConnections implements ConnectionFactory {
    /** What the server may take to tell that it has cancelled. */
    private static final int GRACE_MILLIS = 500;

    private static final int FOR_EVER = 0;

    private final DataSource primary;
    /** Null when there is none. */
    private final Replica replica;

    private volatile StatementListener listener = StatementListener.NONE;

    TimedConnections(DataSource primary, Replica replica) {
        this.primary = primary;
        this.replica = replica;
    }

    /** Tells it of each statement on connections that are opened from now on. */
    void tell(StatementListener listener) {
        this.listener = listener;
    }

    @Override
    public Connection openConnection() throws SQLException {
        var left = Deadline.left();
        if (left == null) {
            return WatchedConnection.of(primary.getConnection(), listener);
        }
        checkTime(left);
        var reading = replica == null ? null : Reading.onReplica();
        if (reading != null) {
            var connection = replica.begin(reading, left);
            if (connection != null) {
                return WatchedConnection.of(connection, listener);
            }
            reading.stayOnPrimary();
            left = Deadline.left();
            checkTime(left);
        }
        return Reading.isUnderWay() ? limited(left) : WatchedConnection.of(begin(left), listener);
    }

    private Connection limited(Duration left) throws SQLException {
        var connection = toRead();
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

    private Connection begin(Duration left) throws SQLException {
        var connection = primary.getConnection();
        try {
            connection.setAutoCommit(false);
            limit(connection, left);
            return connection;
        } catch (SQLException failure) {
            closeConnection(connection);
            throw failure;
        }
    }

    private static void checkTime(Duration left) throws SQLTimeoutException {
        if (left.toMillis() <= 0) {
            throw new SQLTimeoutException("The time for this request is over");
        }
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        close(connection);
    }

    /** Ends the transaction that was begun, and gives the connection back as it came. */
    static void close(Connection connection) throws SQLException {
        try (connection) {
            if (!connection.isClosed() && !connection.getAutoCommit()) {
                // Most have written nothing, and what was cancelled cannot be committed.
                connection.rollback();
                connection.setAutoCommit(true);
                free(connection);
            }
        }
    }

    /** Gives the transaction of a connection that long, at least a millisecond. */
    static void limit(Connection connection, Duration left) throws SQLException {
        limitAnswers(connection, left);
        try (var setting = connection.prepareStatement("select set_config('statement_timeout', ?, true)")) {
            setting.setString(1, Integer.toString(millis(left)));
            setting.execute();
        }
    }

    /** The same, for a transaction whose limit PostgreSQL knows: how long to wait for what it sends. */
    static void limitAnswers(Connection connection, Duration left) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, millis(left) + GRACE_MILLIS);
    }

    /** At least 1. */
    static int millis(Duration left) {
        return Math.max(1, Math.toIntExact(left.toMillis()));
    }

    /** For the next who gets the connection. */
    static void free(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, FOR_EVER);
    }
}
