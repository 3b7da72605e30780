package dev.modelatlas.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import javax.sql.DataSource;

import org.jdbi.v3.core.ConnectionFactory;

/**
 * Connections for Jdbi. Under a {@link Deadline} each is a read-only transaction that PostgreSQL cancels when the time
 * is over; the setting ends with the transaction, so the pooled session never keeps it. A server that has fallen silent
 * cannot cancel: soon after, its connection is given up. Without a deadline a connection is as it comes.
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
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(left.toMillis()) + GRACE_MILLIS);
            connection.setAutoCommit(false);
            try (var setting = connection.prepareStatement("select set_config('statement_timeout', ?, true)")) {
                setting.setString(1, Long.toString(left.toMillis()));
                setting.execute();
            }
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
                // Nothing was written, and what was cancelled cannot be committed.
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setNetworkTimeout(Runnable::run, FOR_EVER);
            }
        }
    }
}
