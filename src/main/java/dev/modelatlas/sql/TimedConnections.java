package dev.modelatlas.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import javax.sql.DataSource;

import org.jdbi.v3.core.ConnectionFactory;

/**
 * Connections for Jdbi. Under a {@link Deadline} each is a transaction that PostgreSQL cancels when the time is over,
 * and that is rolled back unless it was committed; the setting ends with it, so the pooled session never keeps it. A
 * server that has fallen silent cannot cancel: soon after, its connection is given up. Without a deadline a connection
 * is as it comes.
 */
final class TimedConnections implements ConnectionFactory {
    /** What the server may take to tell that it has cancelled. */
    private static final int GRACE_MILLIS = 500;

    private static final int FOR_EVER = 0;

    private final DataSource source;

    TimedConnections(DataSource source) {
        this.source = source;
    }

    @Override
    public Connection openConnection() throws SQLException {
        var left = Deadline.left();
        if (left == null) {
            return source.getConnection();
        }
        if (left.toMillis() <= 0) {
            throw new SQLTimeoutException("The time for this request is over");
        }
        var connection = source.getConnection();
        try {
            connection.setAutoCommit(false);
            limit(connection, left);
            return connection;
        } catch (SQLException failure) {
            closeConnection(connection);
            throw failure;
        }
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
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
        var millis = Math.max(1, Math.toIntExact(left.toMillis()));
        connection.setNetworkTimeout(Runnable::run, millis + GRACE_MILLIS);
        try (var setting = connection.prepareStatement("select set_config('statement_timeout', ?, true)")) {
            setting.setString(1, Integer.toString(millis));
            setting.execute();
        }
    }

    /** For the next who gets the connection. */
    static void free(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, FOR_EVER);
    }
}
