package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures another contender, and also the processor time that its server uses for each answer. */
final class OnProcessor implements Contender {
    private final Contender asked;
    private final Process server;
    private final Map<Integer, List<Double>> microseconds = new HashMap<>();

    OnProcessor(Contender asked, Process server) {
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

    /** Discards all measurements. */
    void forget() {
        microseconds.clear();
    }

    /** The processor time for one answer: the median over the rounds. */
    double microseconds(int callers) {
        var all = microseconds.get(callers);
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
    }
}
