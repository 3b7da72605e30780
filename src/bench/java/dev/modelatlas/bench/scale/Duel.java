package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * One document with several contenders that are measured in turn, round by round, so that disturbances affect all of
 * them.
 *
 * @param contenders the contenders, beginning with the service
 * @param rounds filled by {@link #round}: the results of each contender, by number of callers
 */
record Duel(String document, List<Contender> contenders, Map<Integer, List<List<Measured>>> rounds) {
    static final String HEADINGS =
            "| document | callers | who | answers/s | p50 ms | p99 ms | refused | ours / theirs (rounds) |\n"
                    + "|---|---|---|---|---|---|---|---|";

    /**
     * Pause before each contender. When callers stop, their server still answers the requests in progress; after 64
     * callers, PostGraphile takes half a second for this. Without the pause, the next contender would get only part of
     * the machine.
     */
    private static final Duration REST = Duration.ofSeconds(1);

    static Duel of(String document, Contender... contenders) {
        return new Duel(document, List.of(contenders), new HashMap<>());
    }

    /**
     * Runs each contender without counting the results.
     *
     * @param theirs time for a contender other than the service
     * @param ours time for the service, whose JIT compiler needs some time
     */
    void warmUp(int callers, Function<Contender, Duration> theirs, Duration ours)
            throws IOException, InterruptedException {
        for (var contender : contenders) {
            contender.measure(callers, contender == contenders.get(0) ? ours : theirs.apply(contender));
        }
    }

    void round(int callers, Duration time) throws IOException, InterruptedException {
        var round = new ArrayList<Measured>();
        for (var contender : contenders) {
            Thread.sleep(REST.toMillis());
            round.add(contender.measure(callers, time));
        }
        rounds.computeIfAbsent(callers, none -> new ArrayList<>()).add(round);
    }

    /** The throughput of the service divided by that of another contender: the median over the rounds. */
    double ratio(int callers, int other) {
        return middle(ratios(callers, other));
    }

    /** The median of a figure over the rounds. */
    double median(int callers, int contender, ToDoubleFunction<Measured> figure) {
        return middle(rounds.get(callers).stream()
                .mapToDouble(round -> figure.applyAsDouble(round.get(contender)))
                .toArray());
    }

    private double[] ratios(int callers, int other) {
        return rounds.get(callers).stream()
                .mapToDouble(round -> round.get(0).rate() / round.get(other).rate())
                .toArray();
    }

    /** The rows of the table for this number of callers. */
    List<String> rows(int callers) {
        var rows = new ArrayList<String>();
        for (var i = 0; i < contenders.size(); i++) {
            var who = i;
            var refused = rounds.get(callers).stream()
                    .mapToLong(round -> round.get(who).refused())
                    .sum();
            rows.add(String.format(
                    Locale.ROOT,
                    "| %s | %d | %s | %.0f | %.2f | %.2f | %d | %s |",
                    document,
                    callers,
                    contenders.get(i).name(),
                    median(callers, i, Measured::rate),
                    median(callers, i, Measured::p50),
                    median(callers, i, Measured::p99),
                    refused,
                    i == 0 ? "" : spread(ratios(callers, i))));
        }
        return rows;
    }

    /** The median of the values, and in brackets the lowest and the highest. */
    static String spread(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return String.format(Locale.ROOT, "%.3g (%.3g to %.3g)", middle(values), sorted[0], sorted[sorted.length - 1]);
    }

    static double middle(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
