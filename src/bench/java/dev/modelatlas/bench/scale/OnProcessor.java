package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures another contender, whose server is a Java process, and also the processor time that the server uses for each
 * answer.
 */
final class OnProcessor implements Contender {
    private static final Duration WARM_UP_STEP = Duration.ofSeconds(10);
    private static final int FEWEST_STEPS = 4;
    private static final int MOST_STEPS = 18;
    /** The compilers are idle when they use less than this share of the server's processor time. */
    private static final double IDLE = 0.03;

    private Contender asked;
    private Process server;
    private final Map<Integer, List<Double>> microseconds = new HashMap<>();

    OnProcessor(Contender asked, Process server) {
        this.asked = asked;
        this.server = server;
    }

    /** Continues with the same contender in another process, for example after a restart. Keeps all measurements. */
    void restarted(Contender asked, Process server) {
        this.asked = asked;
        this.server = server;
    }

    @Override
    public String name() {
        return asked.name();
    }

    @Override
    public Measured measure(int callers, Duration time) throws IOException, InterruptedException {
        var before = taken();
        var measured = asked.measure(callers, time);
        var answers = measured.rate() * time.toMillis() / 1000;
        microseconds
                .computeIfAbsent(callers, none -> new ArrayList<>())
                .add(taken().minus(before).toNanos() / 1e3 / answers);
        return measured;
    }

    private Duration taken() {
        return server.info().totalCpuDuration().orElseThrow();
    }

    /**
     * Requests answers until Java's compilers are idle, for 40 s to 180 s. The compilers of two builds of different
     * size are busy for different times: for one build, they still used a third of the processor time after 45 s, for
     * the other a quarter. Records nothing.
     *
     * @return whether the compilers are idle
     */
    boolean warmUp(int callers) throws IOException, InterruptedException {
        var share = 1.0;
        for (var step = 0; step < MOST_STEPS && (step < FEWEST_STEPS || share > IDLE); step++) {
            var before = CompilerTime.of(server);
            asked.measure(callers, WARM_UP_STEP);
            share = CompilerTime.of(server).shareSince(before);
        }
        return share <= IDLE;
    }

    /** The processor time for one answer in each round, in microseconds, lowest first. */
    double[] microseconds(int callers) {
        return microseconds.get(callers).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }
}
