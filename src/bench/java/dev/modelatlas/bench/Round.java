package dev.modelatlas.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The result of a load.
 *
 * @param name name of the table row
 * @param rate requests per second
 * @param time duration of the load
 */
record Round(String name, double rate, Duration time, List<Answered> answers) {
    static final String HEADINGS =
            "| load | asked/s | answered/s | p50 ms | p95 ms | p99 ms | refused | p95 ms | failed |\n"
                    + "|---|---|---|---|---|---|---|---|---|";

    static Round of(String name, Duration time, List<Answered> answers) {
        return new Round(name, answers.size() / seconds(time), time, answers);
    }

    /** Successful answers per second. */
    double throughput() {
        return count(Answered::isSuccess) / seconds(time);
    }

    long count(Predicate<Answered> kind) {
        return answers.stream().filter(kind).count();
    }

    /** The number of answers that were neither successful nor refused. */
    long failures() {
        return count(answer -> !answer.isSuccess() && !answer.isRefusal());
    }

    /**
     * A percentile of the response times.
     *
     * @param part the percentile, as a number from 0 to 1
     * @return milliseconds; 0 when there are no answers of that kind
     */
    double milliseconds(double part, Predicate<Answered> kind) {
        var sorted = answers.stream()
                .filter(kind)
                .mapToLong(Answered::nanos)
                .sorted()
                .toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(part * sorted.length) - 1] / 1e6;
    }

    /** A row of the table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.1f | %.1f | %.1f | %d | %.1f | %d |",
                name,
                rate,
                throughput(),
                milliseconds(0.50, Answered::isSuccess),
                milliseconds(0.95, Answered::isSuccess),
                milliseconds(0.99, Answered::isSuccess),
                count(Answered::isRefusal),
                milliseconds(0.95, Answered::isRefusal),
                failures());
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
