package dev.modelatlas.sql;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

/** Kinds of database failures that do not indicate an error in the statement. */
public enum DatabaseFailure {
    /** The deadline passed: the statement was cancelled or never started, or the thread was interrupted. */
    TIMEOUT,
    /**
     * The database is unreachable, closed the connection, has no free connection, rejects the credentials, does not
     * exist, or is read-only. A primary that has just become a replica is read-only.
     */
    UNAVAILABLE;

    /**
     * Beginnings of SQLSTATEs: no connection, rejected credentials, missing database, no resources, shutdown. Credentials
     * are rejected while a password is changed, and by a connection pooler that has no server.
     */
    private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "28", "3D", "53", "57P");

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String QUERY_CANCELED = "57014";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String IDLE_IN_TRANSACTION = "25P03";
    private static final String ERROR = "ERROR: ";
    /**
     * SQLSTATE of a statement that a replica cancelled because the statement blocked recovery. The code also stands for
     * failed serializable transactions, but this application uses none.
     */
    private static final String CONFLICT_WITH_RECOVERY = "40001";

    private static final String READ_ONLY = "25006";

    private static final Pattern URL_IN_MESSAGE = Pattern.compile("jdbc:.*");

    private static final long BETWEEN_WARNINGS = Duration.ofMinutes(1).toNanos();
    private static final Logger LOG = Logger.getLogger(DatabaseFailure.class);
    /** When each SQLSTATE was last logged, as a value of System.nanoTime. PostgreSQL has a few hundred SQLSTATEs. */
    private static final Map<String, Long> WARNED = new ConcurrentHashMap<>();

    /**
     * Returns the kind of a failure, determined from its chain of causes; empty when the kind is neither TIMEOUT nor
     * UNAVAILABLE.
     */
    public static Optional<DatabaseFailure> of(Throwable failure) {
        return all(failure).flatMap(cause -> kind(cause).stream()).findFirst();
    }

    /** Whether the statement failed because a table does not exist. */
    public static boolean isMissingTable(Throwable failure) {
        return hasState(failure, UNDEFINED_TABLE);
    }

    /** Whether the statement waited for a lock longer than {@code lock_timeout}. */
    public static boolean isLockTimeout(Throwable failure) {
        return hasState(failure, LOCK_NOT_AVAILABLE);
    }

    /** Whether PostgreSQL ended the transaction because it was idle longer than its limit. */
    public static boolean isIdleTimeout(Throwable failure) {
        return hasState(failure, IDLE_IN_TRANSACTION);
    }

    /** Whether the database itself reported an error, so that the statement has no effect. */
    public static boolean isRefusal(Throwable failure) {
        return of(failure).isEmpty() && causes(failure).anyMatch(cause -> cause.getSQLState() != null);
    }

    /**
     * The message of the database or its driver, on one line, for operators. Must never reach clients. Without such a
     * message, the first line of the failure itself. When the driver cannot parse a URL, its message ends with the URL,
     * which may contain a password.
     */
    public static String words(Throwable failure) {
        return causes(failure)
                // Its message contains the statement with all values. Its cause says what happened.
                .filter(cause -> !(cause instanceof BatchUpdateException))
                .map(DatabaseFailure::message)
                .filter(Objects::nonNull)
                .flatMap(String::lines)
                .findFirst()
                .map(line -> line.startsWith(ERROR) ? line.substring(ERROR.length()) : line)
                .or(() -> failure.toString().lines().findFirst())
                .map(line ->
                        URL_IN_MESSAGE.matcher(line).replaceFirst(url -> Matcher.quoteReplacement(shown(url.group()))))
                .orElseThrow();
    }

    /**
     * A JDBC URL for messages: without user, password and parameters, whether or not the driver can parse the URL. A
     * password may contain a question mark, and parameters may begin with another character by mistake.
     */
    public static String shown(String url) {
        return url.replaceFirst("(?s)^((?:jdbc:)?\\w*://)[^/]*@", "$1")
                .replaceFirst("(?s)[?&;].*", "")
                .replaceFirst("(?s)^((?:jdbc:)?\\w*:(?://)?).*@", "$1");
    }

    /**
     * Logs why the database failed, but for each SQLSTATE at most once a minute: while the database fails, each request
     * fails. Clients learn only that the database is unavailable or too slow. Does not log interrupts.
     */
    public static void warn(Throwable failure) {
        if (causes(failure).findAny().isEmpty()) {
            return;
        }
        var state = causes(failure)
                .map(SQLException::getSQLState)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("none");
        var now = System.nanoTime();
        var before = WARNED.get(state);
        if ((before == null || now - before >= BETWEEN_WARNINGS) && isFirst(state, before, now)) {
            LOG.warnf("A request to the database failed (SQLSTATE %s): %s", state, words(failure));
        }
    }

    /** Whether this thread, and no other thread at the same time, may log the failure. */
    private static boolean isFirst(String state, Long before, Long now) {
        return before == null ? WARNED.putIfAbsent(state, now) == null : WARNED.replace(state, before, now);
    }

    private static boolean isPoolTimeout(SQLException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("acquisition timeout");
    }

    /** The message of a failure. The connection pool only says "Sorry, acquisition timeout!", which names no setting. */
    private static String message(SQLException failure) {
        return failure.getSQLState() == null && isPoolTimeout(failure)
                ? "the connection pool had no free connection in time, and could open no other"
                        + " (quarkus.datasource.jdbc.max-size)"
                : failure.getMessage();
    }

    private static boolean hasState(Throwable failure, String state) {
        return causes(failure).anyMatch(cause -> state.equals(cause.getSQLState()));
    }

    private static Stream<SQLException> causes(Throwable failure) {
        return all(failure).filter(SQLException.class::isInstance).map(SQLException.class::cast);
    }

    private static Stream<Throwable> all(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    /**
     * Classifies one exception of the chain. An interrupt always means a timeout, because only an expired
     * {@link Deadline} interrupts threads.
     */
    private static Optional<DatabaseFailure> kind(Throwable failure) {
        if (failure instanceof InterruptedException) {
            return Optional.of(TIMEOUT);
        }
        return failure instanceof SQLException told ? kind(told) : Optional.empty();
    }

    /**
     * Classifies an SQL exception. The connection pool reports a timeout without an SQLSTATE, in one of several
     * messages.
     */
    private static Optional<DatabaseFailure> kind(SQLException failure) {
        var state = failure.getSQLState();
        if (failure instanceof SQLTimeoutException || QUERY_CANCELED.equals(state)) {
            return Optional.of(TIMEOUT);
        } else if (state == null) {
            var message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
            if (message.startsWith("interrupted while acquiring")) {
                return Optional.of(TIMEOUT);
            }
            return isPoolTimeout(failure) ? Optional.of(UNAVAILABLE) : Optional.empty();
        }
        var isGone = UNAVAILABLE_CLASSES.stream().anyMatch(state::startsWith)
                || CONFLICT_WITH_RECOVERY.equals(state)
                || READ_ONLY.equals(state);
        return isGone ? Optional.of(UNAVAILABLE) : Optional.empty();
    }
}
