package dev.modelatlas.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures a server at twice its capacity. The server should answer as many requests as it can at almost the usual
 * speed, and refuse the rest at once. The capacity is measured first; then loads of half and twice the capacity
 * alternate.
 */
final class Overload {
    private static final Duration PAUSE = Duration.ofSeconds(3);
    /** Duration of the warm-up, after which the JIT compiler has little left to do. */
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private static final int ROUNDS = 3;

    private final Load load;
    private final Duration time;
    private final long server;

    private Overload(Load load, Duration time, long server) {
        this.load = load;
        this.time = time;
        this.server = server;
    }

    /**
     * Measures, prints a table, and exits with 1 when a goal was missed.
     *
     * @param arguments URL of the server, its process ID, and the total seconds of each load
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        var load = new Load(new Client(URI.create(arguments[0])), 1);
        var time = Duration.ofSeconds(Long.parseLong(arguments[2]));
        System.exit(new Overload(load, time, Long.parseLong(arguments[1])).run() ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        var warm = Round.of("warm-up", WARM_UP, load.closed(8, WARM_UP));
        if (warm.failures() > 0 || warm.throughput() == 0) {
            throw new IllegalStateException("The warm-up had failures, or no responses: " + warm.row());
        }
        var capacity = capacity();
        System.out.println(Round.HEADINGS);
        System.out.println(capacity.row());
        // Runs this load once before memory is measured, so that only the growth under a repeated load counts.
        load.open(2 * capacity.throughput(), PAUSE.multipliedBy(3));
        Thread.sleep(PAUSE.toMillis());
        var before = residentMegabytes();
        var half = new ArrayList<Answered>();
        var twice = new ArrayList<Answered>();
        for (var round = 0; round < ROUNDS; round++) {
            half.addAll(load.open(capacity.throughput() / 2, time.dividedBy(ROUNDS)));
            Thread.sleep(PAUSE.toMillis());
            twice.addAll(load.open(2 * capacity.throughput(), time.dividedBy(ROUNDS)));
            Thread.sleep(PAUSE.toMillis());
        }
        return judge(Round.of("half", time, half), Round.of("twice", time, twice), before, residentMegabytes());
    }

    /** Measures several numbers of callers, and returns the result with the highest throughput. */
    private Round capacity() {
        return Stream.of(2, 4, 8, 16)
                .map(callers -> Round.of("capacity, " + callers + " callers", PAUSE, load.closed(callers, PAUSE)))
                .max(Comparator.comparingDouble(Round::throughput))
                .orElseThrow();
    }

    private boolean judge(Round half, Round twice, long before, long after) {
        System.out.println(half.row());
        System.out.println(twice.row());
        System.out.println();
        var slower = twice.milliseconds(0.95, Answered::isSuccess) / half.milliseconds(0.95, Answered::isSuccess);
        var refusal = twice.milliseconds(0.95, Answered::isRefusal);
        var failures = half.failures() + twice.failures();
        return Stream.of(
                        goal("p95 of answers at twice the capacity / at half of it", slower, 2),
                        goal("p95 of refusals, ms", refusal, 100),
                        goal("neither answered nor refused", failures, 0),
                        goal("resident memory after / before", (double) after / before, 1.1))
                .toList()
                .stream()
                .allMatch(met -> met);
    }

    private static boolean goal(String name, double value, double most) {
        var met = value <= most;
        System.out.printf(Locale.ROOT, "%s: %.2f, at most %.2f: %s%n", name, value, most, met ? "met" : "MISSED");
        return met;
    }

    private long residentMegabytes() throws IOException {
        var lines = Files.readAllLines(Path.of("/proc", Long.toString(server), "status"));
        return lines.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(kilobytes -> Long.parseLong(kilobytes) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
