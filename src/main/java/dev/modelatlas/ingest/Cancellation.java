package dev.modelatlas.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/** Lets another thread cancel a running import, whose transaction is then rolled back. */
public final class Cancellation {
    private static final Logger LOG = Logger.getLogger(Cancellation.class);

    private final Duration grace;

    private Connection connection;
    private boolean isWanted;
    private long wantedAt;

    public Cancellation() {
        this(Duration.ofSeconds(5));
    }

    /** @param grace time in which a cancelled import must end before its connection is closed */
    Cancellation(Duration grace) {
        this.grace = grace;
    }

    /** Thrown when the import was cancelled. Nothing was written. */
    public static final class CancelledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Cancels the import, unless it is already committing. PostgreSQL cancels the running statement, but not a
     * statement that starts a moment later. Therefore, call this repeatedly until the import ends. If it has not ended
     * after five seconds, closes its connection: the database may have vanished, and the import would wait for hours.
     * The driver does not tell whether the cancellation reached the database.
     */
    public synchronized void cancel() {
        if (!isWanted) {
            isWanted = true;
            wantedAt = System.nanoTime();
        }
        if (connection == null) {
            return;
        }
        try {
            var driver = connection.unwrap(Connection.class);
            if (System.nanoTime() - wantedAt < grace.toNanos()) {
                driver.unwrap(PGConnection.class).cancelQuery();
            } else if (!driver.isClosed()) {
                LOG.warn("Could not cancel an import, so its connection is closed");
                // A connection of the pool would only pretend to be closed.
                driver.abort(Runnable::run);
            }
        } catch (SQLException broken) {
            LOG.warnf("Could not cancel an import: %s", broken.getMessage());
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

    /**
     * Like {@link #check} followed by {@link #end}, so that no cancellation comes in between.
     *
     * @throws CancelledException when cancellation was requested
     */
    synchronized void endUnlessWanted() {
        check();
        end();
    }

    /** Makes later calls of {@link #cancel} harmless, because the connection will soon be used for other work. */
    synchronized void end() {
        connection = null;
    }
}
