package dev.modelatlas.sql;

import java.sql.SQLException;
import java.time.Duration;

/** Called for each executed statement, whether Jdbi or Hibernate sent it. */
interface StatementListener {
    /** A listener that ignores all statements. */
    StatementListener NONE = (sql, taken, failure) -> {};

    /**
     * Called after each statement.
     *
     * @param sql the statement with placeholders for values
     * @param taken time from sending the statement to the first part of its result
     * @param failure the error of the database or driver; null when the statement succeeded
     */
    void ran(String sql, Duration taken, SQLException failure);
}
