package dev.modelatlas.testsupport;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;

import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A data source that reuses closed connections, after removing what their last user left in the session. A new
 * connection costs PostgreSQL 30 ms of processor time, and tests open thousands. Unlike a pool, this data source need
 * not be closed: of all databases, only the last {@value #MOST_IDLE} connections stay open. Each application under test
 * loads this class and has its own.
 */
final class ReusedConnections extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;
    private static final int MOST_IDLE = 6;
    private static final int SECONDS_TO_ANSWER = 5;

    /** @param handle the next user's connection */
    private record Idle(String url, String user, PooledConnection connection, Connection handle) {}

    /** The idle connections. The one that was closed last comes first. */
    private static final Deque<Idle> IDLE = new ArrayDeque<>();

    @Override
    public Connection getConnection() throws SQLException {
        for (var idle = take(); idle != null; idle = take()) {
            if (idle.handle().isValid(SECONDS_TO_ANSWER)) {
                return idle.handle();
            }
            // The server or a test has ended this connection.
            idle.connection().close();
        }
        var source = new PGConnectionPoolDataSource();
        source.setURL(getURL());
        source.setUser(getUser());
        var opened = source.getPooledConnection();
        opened.addConnectionEventListener(new Listener(getURL(), getUser()));
        return opened.getConnection();
    }

    /** Closes the idle connections to this database, which could not be copied otherwise. */
    void closeIdle() throws SQLException {
        for (var idle = take(); idle != null; idle = take()) {
            idle.connection().close();
        }
    }

    private Idle take() {
        synchronized (IDLE) {
            var found = IDLE.stream()
                    .filter(idle -> idle.url().equals(getURL()) && Objects.equals(idle.user(), getUser()))
                    .findFirst();
            found.ifPresent(IDLE::remove);
            return found.orElse(null);
        }
    }

    private record Listener(String url, String user) implements ConnectionEventListener {

        @Override
        public void connectionClosed(ConnectionEvent event) {
            var closed = (PooledConnection) event.getSource();
            try {
                var handle = closed.getConnection();
                try (var statement = handle.createStatement()) {
                    // The session is cleaned at once and not at its next use, because others may wait for a lock of the
                    // session.
                    statement.execute("discard all");
                }
                keep(new Idle(url, user, closed, handle));
            } catch (SQLException ended) {
                close(closed);
            }
        }

        @Override
        public void connectionErrorOccurred(ConnectionEvent event) {
            close((PooledConnection) event.getSource());
        }

        private static void keep(Idle idle) {
            Idle oldest = null;
            synchronized (IDLE) {
                IDLE.addFirst(idle);
                if (IDLE.size() > MOST_IDLE) {
                    oldest = IDLE.removeLast();
                }
            }
            if (oldest != null) {
                close(oldest.connection());
            }
        }

        private static void close(PooledConnection connection) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException("cannot close a connection", e);
            }
        }
    }
}
