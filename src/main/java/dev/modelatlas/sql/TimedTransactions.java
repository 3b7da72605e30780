package dev.modelatlas.sql;

import java.sql.Connection;
import java.sql.SQLException;

import jakarta.inject.Singleton;

import io.agroal.api.AgroalPoolInterceptor;
import org.jboss.logging.Logger;

/** Limits the time of transactions in which Hibernate reads entities, as {@link TimedConnections} does for Jdbi. */
@Singleton
class TimedTransactions implements AgroalPoolInterceptor {
    private static final Logger LOG = Logger.getLogger(TimedTransactions.class);

    @Override
    public void onConnectionAcquire(Connection connection) {
        Deadline.connectionTaken();
        var left = Deadline.left();
        try {
            // Sets no limit outside a transaction, because the setting would have no effect there. For Jdbi,
            // TimedConnections sets the limit.
            if (left != null && !connection.getAutoCommit()) {
                TimedConnections.limit(connection, left);
            }
        } catch (SQLException broken) {
            // An exception here would leave the broken connection in the pool. Its first statement will fail anyway.
            LOG.debugf(broken, "Could not set the time limit of a transaction");
        }
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        try {
            if (!connection.isClosed() && connection.getNetworkTimeout() != 0) {
                TimedConnections.free(connection);
            }
        } catch (SQLException broken) {
            LOG.debugf(broken, "A connection was lost before it was returned to the pool");
        } finally {
            Deadline.connectionReturned();
        }
    }
}
