package dev.modelatlas.ingest;

import java.sql.SQLException;

import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/** Lets another thread end an import while it runs: its transaction is rolled back then. */
public final class Cancellation {
    private static final Logger LOG = Logger.getLogger(Cancellation.class);

    private PGConnection connection;
    private boolean isWanted;

    /** The import was ended as it was asked to; nothing was written. */
    public static final class CancelledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Ends the import, unless it is committing already. A statement that runs is cancelled; one that is about to begin may
     * be missed, so ask again.
     */
    public synchronized void cancel() {
        isWanted = true;
        if (connection != null) {
            try {
                connection.cancelQuery();
            } catch (SQLException unreachable) {
                LOG.warnf("An import cannot be told that it is cancelled: %s", unreachable.getMessage());
            }
        }
    }

    public synchronized boolean isWanted() {
        return isWanted;
    }

    /** @throws CancelledException when it is wanted */
    public synchronized void check() {
        if (isWanted) {
            throw new CancelledException();
        }
    }

    synchronized void begin(PGConnection running) {
        check();
        connection = running;
    }

    /** From now on it is too late, and the connection is another's soon. */
    synchronized void end() {
        connection = null;
    }
}
