package dev.modelatlas.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;

import org.jboss.logging.Logger;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears what others {@code NOTIFY}, on a connection of its own: a pool takes its connections back, and a pooler in
 * transaction mode forgets who listens. Where there is no connection, the hearer is asked to look for itself.
 */
public final class NotificationListener implements AutoCloseable {
    /** How PostgreSQL's {@code pg_stat_activity} calls the connection. */
    public static final String APPLICATION_NAME = "model-atlas listener";

    private static final Logger LOG = Logger.getLogger(NotificationListener.class);
    /** A connection whose other end vanished without a word is never told so. */
    private static final int PROBE_AFTER_MILLIS = 5_000;

    private static final int PROBE_SECONDS = 3;
    private static final int ASK_AGAIN_MILLIS = 50;
    private static final int LOOK_AGAIN_MILLIS = 500;
    private static final int MOST_LOOKS = 16;

    private final Address address;
    private final String channel;
    private final Predicate<List<String>> hearer;
    private final Thread thread;
    private volatile Connection connection;
    private volatile boolean listening;
    private volatile boolean closed;

    /**
     * A database server, by itself and not through a pooler.
     *
     * @param url JDBC address
     * @param user null when the address says it
     * @param password null likewise
     */
    public record Address(String url, String user, String password) {}

    private NotificationListener(Address address, String channel, Predicate<List<String>> hearer) {
        this.address = address;
        this.channel = channel;
        this.hearer = hearer;
        this.thread = new Thread(this::run, channel);
        this.thread.setDaemon(true);
    }

    /**
     * Starts to listen, in a thread of its own.
     *
     * @param channel a name in lower case
     * @param hearer takes the payloads of what was heard; none of them at the beginning, twice a second without a
     *     connection, and soon after it said false: that it cannot see yet what it was told
     */
    public static NotificationListener start(Address address, String channel, Predicate<List<String>> hearer) {
        var listener = new NotificationListener(address, channel, hearer);
        listener.thread.start();
        return listener;
    }

    /** Whether there is a connection on which notifications are heard. */
    public boolean isListening() {
        return listening;
    }

    /** Stops listening; the connection is gone soon after. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        var open = connection;
        if (open != null) {
            abort(open);
        }
    }

    private void run() {
        for (var failures = 0; !closed; failures++) {
            if (listen()) {
                failures = 0;
            }
            lookForYourself(Math.min(2 << Math.min(failures, 10), MOST_LOOKS));
        }
    }

    /** Until the connection is lost; false when there was none. */
    private boolean listen() {
        var connected = false;
        try (var open = connect();
                var statement = open.createStatement()) {
            connection = open;
            statement.execute("listen " + channel);
            connected = true;
            listening = true;
            var notifications = open.unwrap(PGConnection.class);
            var isUpToDate = hearer.test(List.of());
            while (!closed) {
                var heard =
                        payloads(notifications.getNotifications(isUpToDate ? PROBE_AFTER_MILLIS : ASK_AGAIN_MILLIS));
                if (!heard.isEmpty() || !isUpToDate) {
                    isUpToDate = hearer.test(heard);
                } else if (!open.isValid(PROBE_SECONDS)) {
                    throw new SQLException("the server does not answer");
                }
            }
        } catch (SQLException | RuntimeException lost) {
            if (!closed) {
                LOG.warnf("Not listening to %s, asking twice a second instead: %s", channel, lost.getMessage());
            }
        } finally {
            connection = null;
            listening = false;
        }
        return connected;
    }

    private void lookForYourself(int times) {
        for (var look = 0; look < times && !closed; look++) {
            try {
                hearer.test(List.of());
            } catch (RuntimeException unreachable) {
                LOG.debugf(unreachable, "Nothing to be learnt about %s", channel);
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException end) {
            closed = true;
        }
    }

    private static List<String> payloads(PGNotification[] heard) {
        return heard == null
                ? List.of()
                : Arrays.stream(heard).map(PGNotification::getParameter).toList();
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("ApplicationName", APPLICATION_NAME);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        // Of several servers in the address, the one that writes: a standby refuses to LISTEN. It may be a new one.
        properties.setProperty("targetServerType", "primary");
        properties.setProperty("hostRecheckSeconds", "1");
        if (address.user() != null) {
            properties.setProperty("user", address.user());
        }
        if (address.password() != null) {
            properties.setProperty("password", address.password());
        }
        // Not through DriverManager: it does not see the class loader that quarkus-run.jar gives its libraries.
        var open = new Driver().connect(address.url(), properties);
        if (open == null) {
            throw new SQLException("the address must start with jdbc:postgresql:");
        }
        return open;
    }

    /** Closing would wait for the thread that reads from it. */
    private static void abort(Connection open) {
        try {
            open.abort(Runnable::run);
        } catch (SQLException gone) {
            LOG.debugf(gone, "The connection was lost before it was closed");
        }
    }
}
