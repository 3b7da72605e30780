package dev.modelatlas.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Predicate;

import org.jboss.logging.Logger;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Receives {@code NOTIFY} messages from PostgreSQL on a connection of its own. A pool would take the connection back.
 * While the connection is down, the listener calls its subscriber twice a second, so that the subscriber polls the
 * database. A pooler in transaction mode accepts LISTEN, but delivers no messages. Therefore the listener sends itself a
 * message, and also polls until this message has arrived.
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
    /** After a minute without messages, the subscriber is called, in case that messages were lost. */
    private static final int MOST_PROBES = 12;

    private static final int PATIENCE_MILLIS = 5_000;
    private static final int FOR_EVER = 0;
    private static final int CALL_AGAIN_MILLIS = 50;
    private static final int POLL_AGAIN_MILLIS = 500;
    private static final int MOST_POLLS = 16;
    private static final int TRIAL_POLLS = 10;

    private final Address address;
    private final String channel;
    /** The channel on which this listener sends itself a message. */
    private final String trial;

    private final Predicate<List<String>> subscriber;
    private final Thread thread;
    /** Why the listener could not listen, as the log has it; null once it listens. */
    private String warned;

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
        this.trial = channel + "_" + UUID.randomUUID().toString().replace("-", "");
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
     *     after a minute without messages, and twice a second while messages do not arrive
     */
    public static NotificationListener start(Address address, String channel, Predicate<List<String>> subscriber) {
        var listener = new NotificationListener(address, channel, subscriber);
        listener.thread.start();
        return listener;
    }

    /** Whether the connection is up, and messages arrive. */
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

    /** Listens until the connection is lost; returns false if no message has arrived on it. */
    private boolean listen() {
        var connected = false;
        try (var open = connect();
                var statement = open.createStatement()) {
            connection = open;
            statement.execute("listen " + channel);
            statement.execute("listen " + trial);
            open.setNetworkTimeout(Runnable::run, FOR_EVER);
            var notifications = open.unwrap(PGConnection.class);
            var isUpToDate = pollUntilAMessageArrives(notifications);
            connected = true;
            listening = true;
            warned = null;
            for (var probes = 1; !closed; probes++) {
                var heard =
                        payloads(notifications.getNotifications(isUpToDate ? PROBE_AFTER_MILLIS : CALL_AGAIN_MILLIS));
                if (!heard.isEmpty() || !isUpToDate) {
                    isUpToDate = subscriber.test(heard);
                    probes = 0;
                } else if (probes >= MOST_PROBES) {
                    poll();
                    probes = 0;
                } else if (!open.isValid(PROBE_SECONDS)) {
                    throw new SQLException("the database does not respond");
                }
            }
        } catch (SQLException | RuntimeException lost) {
            // Through a pooler, each attempt fails, for the same reason.
            var reason = DatabaseFailure.words(lost);
            if (!closed && !Objects.equals(warned, reason)) {
                warned = reason;
                LOG.warnf(
                        "Could not listen on the channel %s, so the server polls the database twice a second: %s",
                        channel, warned);
            }
        } catch (Error defect) {
            LOG.errorf(defect, "Could not listen on the channel %s", channel);
        } finally {
            connection = null;
            listening = false;
        }
        return connected;
    }

    /**
     * Sends a message to this listener, and polls until it arrives. If the database accepts no second connection now,
     * takes for granted that messages arrive.
     *
     * @return the last answer of the subscriber
     */
    private boolean pollUntilAMessageArrives(PGConnection notifications) throws SQLException {
        try (var other = connect();
                var statement = other.createStatement()) {
            statement.execute("notify " + trial);
        } catch (SQLException full) {
            LOG.debugf(full, "Could not send a message on the channel %s", trial);
            return subscriber.test(List.of());
        }
        for (var polls = 0; polls < TRIAL_POLLS && !closed; polls++) {
            var heard = notifications.getNotifications(POLL_AGAIN_MILLIS);
            var isUpToDate = subscriber.test(payloads(heard));
            if (heard != null
                    && Arrays.stream(heard).anyMatch(one -> one.getName().equals(trial))) {
                return isUpToDate;
            }
        }
        throw new SQLException("notifications do not arrive, as through a pooler in transaction mode");
    }

    private void poll(int times) {
        for (var poll = 0; poll < times && !closed; poll++) {
            poll();
            pause();
        }
    }

    private void poll() {
        try {
            subscriber.test(List.of());
        } catch (RuntimeException unreachable) {
            LOG.debugf(unreachable, "Could not poll the database for news of the channel %s", channel);
        } catch (Error defect) {
            LOG.errorf(defect, "Could not poll the database for news of the channel %s", channel);
        }
    }

    private void pause() {
        try {
            Thread.sleep(POLL_AGAIN_MILLIS);
        } catch (InterruptedException end) {
            closed = true;
        }
    }

    private List<String> payloads(PGNotification[] heard) {
        return heard == null
                ? List.of()
                : Arrays.stream(heard)
                        .filter(one -> one.getName().equals(channel))
                        .map(PGNotification::getParameter)
                        .toList();
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
        // A pooler or a database may finish the login and then not respond.
        open.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
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
