package dev.modelatlas.ingest;

import java.sql.SQLException;

import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/** Lets another thread cancel a running import, whose transaction is then rolled back. */
public final class Cancellation {
    private static final Logger LOG = Logger.getLogger(Cancellation.class);

    private PGConnection connection;
    private boolean isWanted;

    /** Thrown when the import was cancelled. Nothing was written. */
    public static final class CancelledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Cancels the import, unless it is already committing. PostgreSQL cancels the running statement, but not a
     * statement that starts a moment later. Therefore, call this repeatedly until the import ends.
     */
    public synchronized void cancel() {
        isWanted = true;
        if (connection != null) {
            try {
                connection.cancelQuery();
            } catch (SQLException unreachable) {
                LOG.warnf("Could not cancel an import: %s", unreachable.getMessage());
            }
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

    synchronized void begin(PGConnection running) {
        check();
        connection = running;
    }

    /** Makes later calls of {@link #cancel} harmless, because the connection will soon be used for other work. */
    synchronized void end() {
        connection = null;
    }
}
