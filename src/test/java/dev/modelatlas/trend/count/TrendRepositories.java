package dev.modelatlas.trend.count;

import java.util.concurrent.Executor;

import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.trend.amount.AmountRepository;

/** Trend repositories for which every revision is large, or none. */
public final class TrendRepositories {
    private TrendRepositories() {}

    /** Reads every figure by SQL. */
    public static TrendRepository bySql(Jdbi jdbi) {
        return new TrendRepository(jdbi, Integer.MAX_VALUE, amounts(jdbi, Runnable::run));
    }

    /** Computes every figure from amounts in memory if possible. Loads the amounts when a figure first needs them. */
    public static TrendRepository fromAmounts(Jdbi jdbi) {
        return fromAmounts(jdbi, Runnable::run);
    }

    /** @param loader runs the task that loads amounts */
    public static TrendRepository fromAmounts(Jdbi jdbi, Executor loader) {
        return new TrendRepository(jdbi, 0, amounts(jdbi, loader));
    }

    private static AmountRepository amounts(Jdbi jdbi, Executor loader) {
        return new AmountRepository(jdbi, loader, AmountRepository.MOST_BYTES);
    }
}
