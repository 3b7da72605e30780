package dev.modelatlas.sql;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What went wrong with the database, where it is not the statement's fault. */
public enum DatabaseFailure {
    /** The time of the request was over: the statement was cancelled or not begun, or the thread was interrupted. */
    TIMEOUT,
    /** The database cannot be reached, ended the connection, or has no connection left. */
    UNAVAILABLE;

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String QUERY_CANCELED = "57014";
    private static final String ERROR = "ERROR: ";
    /** A replica ends what holds up its following the primary; nothing here is serializable otherwise. */
    private static final String CONFLICT_WITH_RECOVERY = "40001";

    /** Looks through the causes of a failure; empty when it is of another kind. */
    public static Optional<DatabaseFailure> of(Throwable failure) {
        return all(failure).flatMap(cause -> kind(cause).stream()).findFirst();
    }

    /** Whether a table that was asked is not there at all. */
    public static boolean isMissingTable(Throwable failure) {
        return causes(failure).anyMatch(cause -> UNDEFINED_TABLE.equals(cause.getSQLState()));
    }

    /** What the database or its driver said, in a line, for those who run them. Never for callers. */
    public static String words(Throwable failure) {
        return causes(failure)
                .map(SQLException::getMessage)
                .filter(Objects::nonNull)
                .flatMap(String::lines)
                .findFirst()
                .map(line -> line.startsWith(ERROR) ? line.substring(ERROR.length()) : line)
                .orElse("it did not say why");
    }

    private static Stream<SQLException> causes(Throwable failure) {
        return all(failure).filter(SQLException.class::isInstance).map(SQLException.class::cast);
    }

    private static Stream<Throwable> all(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    /** Only a {@link Deadline} that is over interrupts. */
    private static Optional<DatabaseFailure> kind(Throwable failure) {
        if (failure instanceof InterruptedException) {
            return Optional.of(TIMEOUT);
        }
        return failure instanceof SQLException told ? kind(told) : Optional.empty();
    }

    /** The pool, which has no state to tell, says in words that it waited in vain: in several ones. */
    private static Optional<DatabaseFailure> kind(SQLException failure) {
        var state = failure.getSQLState();
        if (failure instanceof SQLTimeoutException || QUERY_CANCELED.equals(state)) {
            return Optional.of(TIMEOUT);
        } else if (state == null) {
            var message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
            if (message.startsWith("interrupted while acquiring")) {
                return Optional.of(TIMEOUT);
            }
            return message.contains("acquisition timeout") ? Optional.of(UNAVAILABLE) : Optional.empty();
        }
        var isGone = state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53")
                || CONFLICT_WITH_RECOVERY.equals(state);
        return isGone ? Optional.of(UNAVAILABLE) : Optional.empty();
    }
}
