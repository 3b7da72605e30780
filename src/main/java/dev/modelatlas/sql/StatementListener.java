package dev.modelatlas.sql;

import java.sql.SQLException;
import java.time.Duration;

/** Hears of each statement that was run, whoever had it sent. */
interface StatementListener {
    /** For who does not want to hear. */
    StatementListener NONE = (sql, taken, failure) -> {};

    /**
     * A statement has run.
     *
     * @param sql its text, in which each value is a place
     * @param taken from when it was sent until the first of its answer was there
     * @param failure what the database or the driver said; null when it succeeded
     */
    void ran(String sql, Duration taken, SQLException failure);
}
