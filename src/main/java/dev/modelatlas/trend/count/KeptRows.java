package dev.modelatlas.trend.count;

import java.time.LocalDate;
import java.util.Map;

import dev.modelatlas.sql.SqlFragment;

/**
 * A cache key. Identifies the rows that a statement returns for all models of a revision that were released from
 * {@code since} to {@code until}.
 *
 * @param statement name of the file with the statement, and the other parameters
 * @param pieces see {@link TrendStatement}
 */
record KeptRows(int revision, LocalDate since, LocalDate until, SqlFragment statement, Map<String, String> pieces) {

    static KeptRows of(CountQuery asked, String file, Map<String, String> pieces, Map<String, Object> binds) {
        return new KeptRows(
                asked.scope().snapshot().revision(),
                asked.since(),
                asked.until(),
                new SqlFragment(file, binds),
                pieces);
    }
}
