package dev.modelatlas.sql;

import java.sql.Connection;
import java.sql.SQLException;

import jakarta.inject.Singleton;

import io.agroal.api.AgroalPoolInterceptor;
import org.jboss.logging.Logger;

/** What {@link TimedConnections} does for Jdbi, for the transactions that Hibernate reads its entities in. */
@Singleton
class TimedTransactions implements AgroalPoolInterceptor {
    private static final Logger LOG = Logger.getLogger(TimedTransactions.class);

    @Override
    public void onConnectionAcquire(Connection connection) {
        Deadline.connectionTaken();
        var left = Deadline.left();
        try {
            // Outside of a transaction, which Jdbi begins later, the setting would end with itself.
            if (left != null && !connection.getAutoCommit()) {
                TimedConnections.limit(connection, left);
            }
        } catch (SQLException broken) {
            // To fail here would leave the pool with a broken connection; the first statement on it does so, too.
            LOG.debugf(broken, "No time limit for a transaction");
        }
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        try {
            if (!connection.isClosed() && connection.getNetworkTimeout() != 0) {
                TimedConnections.free(connection);
            }
        } catch (SQLException broken) {
            LOG.debugf(broken, "A connection was lost before it was given back");
        } finally {
            Deadline.connectionReturned();
        }
    }
}
