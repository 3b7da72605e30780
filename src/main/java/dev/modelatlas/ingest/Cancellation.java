package dev.modelatlas.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

import dev.modelatlas.sql.DatabaseFailure;
import dev.modelatlas.sql.Deadline;

/** Lets another thread cancel a running import, whose transaction is then rolled back. */
public final class Cancellation {
    private static final Logger LOG = Logger.getLogger(Cancellation.class);

    /** Maximum time in which one call of {@link #cancel} waits for the database. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Duration grace;

    private Connection connection;
    /** Runs statements on connections that the import does not use. */
    private Jdbi others;
    /** The process of PostgreSQL that runs the import, and the start of the import's transaction. */
    private Transaction transaction;

    private record Transaction(int process, String start) {}

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
     * Cancels the import, unless the import is already committing. PostgreSQL cancels the running statement, but not a
     * statement that starts a moment later. Therefore, call this method repeatedly until the import ends. If the import
     * still runs five seconds after the first call, the method closes the import's connection. The database may have
     * vanished, and the import would then wait for hours.
     *
     * <p>Does not use {@code cancelQuery} of the driver, which opens a new connection. Through a pooler with several
     * instances, that connection may reach an instance that cannot cancel the statement.
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
                cancelStatement();
            } else if (!driver.isClosed()) {
                LOG.warn("Could not cancel an import, so its connection is closed");
                // Aborts the driver's own connection: the pool's wrapper would only appear to close the connection.
                driver.abort(Runnable::run);
            }
        } catch (SQLException | JdbiException broken) {
            LOG.warnf("Could not cancel an import: %s", DatabaseFailure.words(broken));
        }
    }

    private void cancelStatement() {
        Deadline.within(
                PATIENCE,
                // Compares the start of the transaction, too. If this statement is late, or reaches another server
                // after a failover, the process with this ID may have other work.
                () -> others.withHandle(handle -> handle.select(
                                "select count(pg_cancel_backend(pid)) from pg_stat_activity"
                                        + " where pid = ? and xact_start = cast(? as timestamptz)",
                                transaction.process(),
                                transaction.start())
                        .mapTo(Integer.class)
                        .one()));
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

    /**
     * @param running runs the import, in a transaction
     * @param jdbi runs statements on other connections to the same database
     */
    void begin(Handle running, Jdbi jdbi) {
        var now = running.select("select pg_backend_pid(), cast(now() as text)")
                .map((row, context) -> new Transaction(row.getInt(1), row.getString(2)))
                .one();
        synchronized (this) {
            check();
            connection = running.getConnection();
            transaction = now;
            others = jdbi;
        }
    }

    /**
     * Runs {@link #check} and {@link #end} as one step, so that no cancellation can come between them.
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
