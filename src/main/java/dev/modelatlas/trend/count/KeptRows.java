package dev.modelatlas.trend.count;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cache key of the rows of a statement for all models of a revision that were released from {@code since} to
 * {@code until}.
 *
 * @param pieces see {@link TrendStatement}
 * @param binds the other parameters; arrays are lists here, because equal arrays are not equal in Java
 */
record KeptRows(
        int revision,
        LocalDate since,
        LocalDate until,
        String file,
        Map<String, String> pieces,
        Map<String, Object> binds) {

    static KeptRows of(CountQuery asked, String file, Map<String, String> pieces, Map<String, Object> binds) {
        var comparable = new HashMap<String, Object>();
        binds.forEach((name, value) -> comparable.put(name, value instanceof Object[] list ? List.of(list) : value));
        return new KeptRows(
                asked.scope().snapshot().revision(), asked.since(), asked.until(), file, pieces, comparable);
    }
}
