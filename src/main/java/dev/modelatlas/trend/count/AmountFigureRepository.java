package dev.modelatlas.trend.count;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import dev.modelatlas.trend.amount.AmountRepository;
import dev.modelatlas.trend.amount.MatchedAmounts;

/** Computes {@link AmountFigure}s of large revisions from amounts in memory. SQL only selects the groups of models. */
final class AmountFigureRepository {
    private final CountRepository statements;
    private final Predicate<Collection<CountQuery>> isAnyLarge;
    private final AmountRepository amounts;

    /** @param isAnyLarge whether at least one of the revisions is so large that SQL is too slow for its amounts */
    AmountFigureRepository(
            CountRepository statements, Predicate<Collection<CountQuery>> isAnyLarge, AmountRepository amounts) {
        this.statements = statements;
        this.isAnyLarge = isAnyLarge;
        this.amounts = amounts;
    }

    /**
     * The result of a computation. Empty if several revisions are read, because they share a statement, if the revision is
     * not large, if its amounts are not loaded, or if {@code trend_group} lacks a column that the filter or the dimension
     * needs.
     */
    <T> Optional<Map<Counts, T>> read(Collection<Counts> all, AmountFigure<T> figure) {
        if (all.size() > 1) {
            return Optional.empty();
        }
        var counts = all.iterator().next();
        var asked = figure.days().apply(counts);
        if (!isAnyLarge.test(List.of(asked)) || sourceOf(figure, counts) != CountSource.GROUPS) {
            return Optional.empty();
        }
        return amounts.find(counts.scope().snapshot().revision(), figure.measure())
                .map(loaded -> MatchedAmounts.of(loaded, combinations(figure, asked)))
                .map(matched -> Map.of(counts, figure.compute().apply(counts, matched)));
    }

    private static CountSource sourceOf(AmountFigure<?> figure, Counts counts) {
        return CountSource.of(
                counts.scope().predicate().sql(),
                String.join(" ", figure.pieces().values()));
    }

    private List<MatchedAmounts.Combination> combinations(AmountFigure<?> figure, CountQuery asked) {
        return statements
                .run("matched", List.of(asked), figure.pieces(), Map.of(), (row, context) -> {
                    var values = (String[]) row.getArray("held_values").getArray();
                    return new MatchedAmounts.Combination(
                            row.getBytes("digests"), row.getInt("models"), List.of(values));
                })
                .get(asked);
    }
}
