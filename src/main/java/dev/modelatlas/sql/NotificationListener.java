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
 * Receives {@code NOTIFY} messages from PostgreSQL on a connection of its own. A pool would take the connection back,
 * and a pooler in transaction mode does not support LISTEN. While the connection is down, the listener calls its
 * subscriber twice a second, so that the subscriber polls the database.
 */
public final class NotificationListener implements AutoCloseable {
    /** The connection's name in PostgreSQL's {@code pg_stat_activity}. */
    public static final String APPLICATION_NAME = "model-atlas listener";

    private static final Logger LOG = Logger.getLogger(NotificationListener.class);
    /**
     * Idle time after which the listener checks the connection, to detect a server that vanished without closing it.
     */
    private static final int PROBE_AFTER_MILLIS = 5_000;

    private static final int PROBE_SECONDS = 3;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int FOR_EVER = 0;
    private static final int CALL_AGAIN_MILLIS = 50;
    private static final int POLL_AGAIN_MILLIS = 500;
    private static final int MOST_POLLS = 16;

    private final Address address;
    private final String channel;
    private final Predicate<List<String>> subscriber;
    private final Thread thread;
    private volatile Connection connection;
    private volatile boolean listening;
    private volatile boolean closed;

    /**
     * The address of a database server. It must be reached directly, not through a pooler.
     *
     * @param url JDBC URL
     * @param user null when the URL contains it
     * @param password null when the URL contains it
     */
    public record Address(String url, String user, String password) {}

    private NotificationListener(Address address, String channel, Predicate<List<String>> subscriber) {
        this.address = address;
        this.channel = channel;
        this.subscriber = subscriber;
        this.thread = new Thread(this::run, channel);
        this.thread.setDaemon(true);
    }

    /**
     * Starts a listener with its own thread.
     *
     * @param channel name of the PostgreSQL channel, in lower case
     * @param subscriber called with the payloads of new messages. It must return false if it cannot read the announced
     *     data yet, and is then called again after 50 ms. It is called with an empty list when the connection is made,
     *     and twice a second while there is no connection
     */
    public static NotificationListener start(Address address, String channel, Predicate<List<String>> subscriber) {
        var listener = new NotificationListener(address, channel, subscriber);
        listener.thread.start();
        return listener;
    }

    /** Whether the connection is up, so that messages arrive. */
    public boolean isListening() {
        return listening;
    }

    /** Stops listening. The connection closes soon after. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        var open = connection;
        if (open != null) {
            abort(open);
        }
    }

    /** Catches {@link Error}, too: without this thread, the server would never learn of a new revision. */
    private void run() {
        for (var failures = 0; !closed; failures++) {
            if (listen()) {
                failures = 0;
            }
            poll(Math.min(2 << Math.min(failures, 10), MOST_POLLS));
        }
    }

    /** Listens until the connection is lost; returns false if no connection could be made. */
    private boolean listen() {
        var connected = false;
        try (var open = connect();
                var statement = open.createStatement()) {
            connection = open;
            // A pooler or a database may finish the login and then not respond.
            open.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
            statement.execute("listen " + channel);
            open.setNetworkTimeout(Runnable::run, FOR_EVER);
            connected = true;
            listening = true;
            var notifications = open.unwrap(PGConnection.class);
            var isUpToDate = subscriber.test(List.of());
            while (!closed) {
                var heard =
                        payloads(notifications.getNotifications(isUpToDate ? PROBE_AFTER_MILLIS : CALL_AGAIN_MILLIS));
                if (!heard.isEmpty() || !isUpToDate) {
                    isUpToDate = subscriber.test(heard);
                } else if (!open.isValid(PROBE_SECONDS)) {
                    throw new SQLException("the database does not respond");
                }
            }
        } catch (SQLException | RuntimeException lost) {
            if (!closed) {
                LOG.warnf(
                        "Could not listen on the channel %s, so the server polls the database twice a second: %s",
                        channel, lost.getMessage());
            }
        } catch (Error defect) {
            LOG.errorf(defect, "Could not listen on the channel %s", channel);
        } finally {
            connection = null;
            listening = false;
        }
        return connected;
    }

    private void poll(int times) {
        for (var poll = 0; poll < times && !closed; poll++) {
            try {
                subscriber.test(List.of());
            } catch (RuntimeException unreachable) {
                LOG.debugf(unreachable, "Could not poll the database for news of the channel %s", channel);
            } catch (Error defect) {
                LOG.errorf(defect, "Could not poll the database for news of the channel %s", channel);
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(POLL_AGAIN_MILLIS);
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
        // If the URL has several servers, connect to the primary, because a standby rejects LISTEN. Check the servers
        // again after a second, because after a failover another server is the primary.
        properties.setProperty("targetServerType", "primary");
        properties.setProperty("hostRecheckSeconds", "1");
        if (address.user() != null) {
            properties.setProperty("user", address.user());
        }
        if (address.password() != null) {
            properties.setProperty("password", address.password());
        }
        // {@code DriverManager} does not find the driver, because it does not see the class loader that quarkus-run.jar
        // uses for libraries.
        var open = new Driver().connect(address.url(), properties);
        if (open == null) {
            throw new SQLException("the address must start with jdbc:postgresql:");
        }
        return open;
    }

    /**
     * Closes the connection without waiting. {@code close} would wait for the thread that reads from the connection.
     */
    private static void abort(Connection open) {
        try {
            open.abort(Runnable::run);
        } catch (SQLException gone) {
            LOG.debugf(gone, "Could not close the connection, because it was already lost");
        }
    }
}
