package dev.modelatlas.ingest;

import java.sql.Connection;
import java.sql.SQLException;

import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/** Lets another thread cancel a running import, whose transaction is then rolled back. */
public final class Cancellation {
    private static final Logger LOG = Logger.getLogger(Cancellation.class);

    private Connection connection;
    private boolean isWanted;

    /** Thrown when the import was cancelled. Nothing was written. */
    public static final class CancelledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Cancels the import, unless it is already committing. PostgreSQL cancels the running statement, but not a
     * statement that starts a moment later. Therefore, call this repeatedly until the import ends. If PostgreSQL cannot
     * be reached, closes the import's connection, on which the import would wait for hours.
     */
    public synchronized void cancel() {
        isWanted = true;
        if (connection != null) {
            try {
                connection.unwrap(PGConnection.class).cancelQuery();
            } catch (SQLException unreachable) {
                LOG.warnf("Could not cancel an import, so its connection is closed: %s", unreachable.getMessage());
                abort();
            }
        }
    }

    private void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException broken) {
            LOG.warnf("Could not close the connection of an import: %s", broken.getMessage());
        }
    }

    public synchronized boolean isWanted() {
        return isWanted;
    }

    /**
     * Stops the import if cancellation was requested.
     *
     * @throws CancelledException when cancellation was requested
     */
    public synchronized void check() {
        if (isWanted) {
            throw new CancelledException();
        }
    }

    synchronized void begin(Connection running) {
        check();
        connection = running;
    }

    /** Makes later calls of {@link #cancel} harmless, because the connection will soon be used for other work. */
    synchronized void end() {
        connection = null;
    }
}
