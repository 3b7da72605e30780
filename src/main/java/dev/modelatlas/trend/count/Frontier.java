package dev.modelatlas.trend.count;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.modelatlas.trend.amount.MatchedAmounts;

/** Computes the compute frontier from amounts in memory, like {@code frontier.sql}. */
final class Frontier {
    private Frontier() {}

    /** A model of the frontier. */
    record Record(LocalDate releasedOn, TrendRows.Point point) {}

    /**
     * The models whose training compute exceeds that of all models released earlier or on the same day, earliest first.
     *
     * @param since first release date to list. Earlier models are also compared
     */
    static List<Record> since(LocalDate since, MatchedAmounts amounts) {
        var records = new ArrayList<Record>();
        var rows = rows(amounts);
        for (var i = 0; i < rows.size() && !amounts.releasedOn(rows.get(i)).isBefore(since); i++) {
            var previous = i + 1 < rows.size() ? amounts.amount(rows.get(i + 1)) : null;
            var row = rows.get(i);
            records.add(new Record(
                    amounts.releasedOn(row), new TrendRows.Point(amounts.modelId(row), amounts.amount(row), previous)));
        }
        Collections.reverse(records);
        return records;
    }

    /** The rows of the frontier, latest first. Each was released before all rows with a larger amount. */
    private static List<Integer> rows(MatchedAmounts amounts) {
        var rows = new ArrayList<Integer>();
        for (var row = amounts.size() - 1; row >= 0 && amounts.amount(row) > 0; row--) {
            if (amounts.valuesOrNull(row) == null) {
                continue;
            }
            var last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
            if (last != null && amounts.compareByDay(row, last) >= 0) {
                continue;
            }
            if (last != null && amounts.amount(last) == amounts.amount(row)) {
                // An earlier model with the same amount takes the place of a later one.
                rows.remove(rows.size() - 1);
            }
            rows.add(row);
        }
        return rows;
    }
}
