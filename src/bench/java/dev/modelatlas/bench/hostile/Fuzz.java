package dev.modelatlas.bench.hostile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Sends generated requests while a probe runs. A finding is a request that ends the process, hangs, gets a 500, slows
 * the probe or makes memory grow; each finding is printed with its seed.
 */
final class Fuzz {
    private static final int CALLERS = 4;
    private static final int MOST_TOLD = 20;
    private static final double MOST_MILLISECONDS = Integer.getInteger("probe.within");
    private static final double MOST_GROWTH = 1.1;
    /** Results that are defects. 503 is not among them, because a busy server may answer with 503. */
    private static final Pattern DEFECT = Pattern.compile("50[0124-9].*|.*INTERNAL_SERVER_ERROR.*|.*TimeoutException");

    /** The warm-up takes the total time divided by this number. */
    private static final int WARM_UP = 4;

    private final Victim victim;
    private final Seeds seeds;
    private final AtomicLong next;
    private final ConcurrentLinkedQueue<String> findings = new ConcurrentLinkedQueue<>();

    private Fuzz(Victim victim, Seeds seeds, long first) {
        this.victim = victim;
        this.seeds = seeds;
        this.next = new AtomicLong(first);
    }

    /**
     * Prints the findings, and exits with 1 when there is at least one.
     *
     * @param arguments the arguments of {@link Victim#of}, the duration in seconds, and the first seed (default 0)
     */
    public static void main(String... arguments) throws Exception {
        var victim = Victim.of(arguments);
        var time = Duration.ofSeconds(Long.parseLong(arguments[5]));
        var first = arguments.length > 6 ? Long.parseLong(arguments[6]) : 0;
        System.exit(new Fuzz(victim, Seeds.of(victim.server()), first).run(time) ? 0 : 1);
    }

    private boolean run(Duration time) throws Exception {
        var first = next.get();
        var callers = new ArrayList<Caller>();
        send(time.dividedBy(WARM_UP), callers);
        var memory = victim.memory();
        send(time.minus(time.dividedBy(WARM_UP)), callers);
        var after = victim.memory();
        System.out.printf(Locale.ROOT, "seeds %d to %d; memory, MB: %d → %d%n", first, next.get() - 1, memory, after);
        callers.forEach(caller -> System.out.println(caller.met()));
        if (!victim.lives()) {
            findings.add("the process is gone, after seed " + next.get());
        } else if (after > MOST_GROWTH * memory) {
            findings.add("memory grows from " + memory + " to " + after + " MB");
        }
        findings.stream().limit(MOST_TOLD).forEach(finding -> System.out.println("- " + finding));
        System.out.println(findings.size() + " findings");
        return findings.isEmpty();
    }

    private void send(Duration time, List<Caller> callers) throws Exception {
        var threads = Executors.newFixedThreadPool(CALLERS);
        var end = System.nanoTime() + time.toNanos();
        try (var probe = new Probe(victim.server(), victim.management())) {
            probe.begin();
            for (var number = 0; number < CALLERS; number++) {
                var caller = new Caller(victim.server(), victim.key(), number);
                callers.add(caller);
                threads.execute(() -> send(caller, end));
            }
            threads.shutdown();
            var told = 0.0;
            while (!threads.awaitTermination(500, TimeUnit.MILLISECONDS)) {
                if (probe.longest() > Math.max(MOST_MILLISECONDS, told)) {
                    told = probe.longest();
                    findings.add(String.format(
                            Locale.ROOT,
                            "a probe took %.0f ms, before seed %d; wrong: %s",
                            told,
                            next.get(),
                            probe.failures()));
                }
            }
        }
    }

    private void send(Caller caller, long end) {
        while (System.nanoTime() < end && victim.lives()) {
            var seed = next.getAndIncrement();
            var before = caller.met();
            try {
                seeds.send(caller, seed);
            } catch (InterruptedException over) {
                return;
            } catch (Exception failure) {
                caller.met(failure.getClass().getSimpleName());
            }
            caller.met().entrySet().stream()
                    .filter(word -> !word.getValue().equals(before.get(word.getKey())))
                    .filter(word -> DEFECT.matcher(word.getKey()).matches())
                    .forEach(word -> findings.add("seed " + seed + ": " + word.getKey()));
            caller.close();
        }
    }
}
