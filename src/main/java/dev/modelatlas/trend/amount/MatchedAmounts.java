package dev.modelatlas.trend.amount;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * The amounts of a revision, from the smallest to the largest, and a selection of their models. Knows which values of a
 * dimension the selected models have. Models with equal amounts are in descending order of their slugs.
 */
public final class MatchedAmounts {
    private final Amounts amounts;
    private final int models;
    private final List<String> values;
    /** The values of each group of models, as positions in the list of values; null for groups that do not match. */
    private final int[][] valuesOfGroups;

    private MatchedAmounts(Amounts amounts, int models, List<String> values, int[][] valuesOfGroups) {
        this.amounts = amounts;
        this.models = models;
        this.values = List.copyOf(values);
        this.valuesOfGroups = valuesOfGroups;
    }

    /**
     * A row of {@code matched.sql}: groups of models that hold the same of a dimension.
     *
     * @param digests the first halves of the digests of the groups
     * @param models number of models in the groups
     * @param heldValues the distinct values of these models, possibly none
     */
    public record Combination(byte[] digests, int models, List<String> heldValues) {}

    /** Matches the amounts of a revision with the groups that a filter selects. */
    public static MatchedAmounts of(Amounts amounts, List<Combination> combinations) {
        var places = new HashMap<String, Integer>();
        var values = new ArrayList<String>();
        var valuesOfGroups = new int[amounts.groups()][];
        var models = 0;
        for (var combination : combinations) {
            models += combination.models();
            var held = combination.heldValues().stream()
                    .mapToInt(value -> places.computeIfAbsent(value, added -> {
                        values.add(added);
                        return values.size() - 1;
                    }))
                    .toArray();
            for (var digests = ByteBuffer.wrap(combination.digests()).asLongBuffer(); digests.hasRemaining(); ) {
                valuesOfGroups[amounts.group(digests.get())] = held;
            }
        }
        return new MatchedAmounts(amounts, models, values, valuesOfGroups);
    }

    /** Number of models that the selection matches, including those whose amount is unknown. */
    public int models() {
        return models;
    }

    /** The values of the dimension that the models have, as text. */
    public List<String> values() {
        return values;
    }

    /** Number of rows: the models of the revision whose amount is known, whether they match or not. */
    public int size() {
        return amounts.size();
    }

    /** The values of the row's model, as positions in {@link #values}; null when the selection does not match it. */
    public int[] valuesOrNull(int row) {
        return valuesOfGroups[amounts.group(row)];
    }

    public double amount(int row) {
        return amounts.amount(row);
    }

    /** The row's model. Only training compute has this and the following properties of models. */
    public int modelId(int row) {
        return amounts.modelId(row);
    }

    /** The release date of the row's model. */
    public LocalDate releasedOn(int row) {
        return LocalDate.ofEpochDay(amounts.epochDay(row));
    }

    /** Negative if the model of one row was released before the model of the other; on the same day, the first by slug. */
    public int compareByRelease(int one, int other) {
        var byDay = compareByDay(one, other);
        return byDay == 0 ? Integer.compare(amounts.slugRank(one), amounts.slugRank(other)) : byDay;
    }

    /** Negative if the model of one row was released on an earlier day than the model of the other. */
    public int compareByDay(int one, int other) {
        return Integer.compare(amounts.epochDay(one), amounts.epochDay(other));
    }
}
