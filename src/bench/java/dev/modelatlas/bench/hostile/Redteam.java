package dev.modelatlas.bench.hostile;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs each attack for some seconds with several callers, while an ordinary client runs, and reports the effects. */
final class Redteam {
    private static final int CALLERS = 4;
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final Duration WARM_UP_OF_ONE = Duration.ofSeconds(1);
    private static final double MOST_MILLISECONDS = 500;
    private static final double MOST_GROWTH = 1.1;
    private static final long MOST_LOGGED = 100_000;

    private final Victim victim;
    private final List<String> faults = new ArrayList<>();

    private Redteam(Victim victim) {
        this.victim = victim;
    }

    /**
     * Prints a row of a Markdown table for each attack, and exits with 1 when an attack had an effect.
     *
     * @param arguments the arguments of {@link Victim#of}, seconds for each attack, and prefixes of attack names
     *     (default: all)
     */
    public static void main(String... arguments) throws Exception {
        var time = Duration.ofSeconds(Long.parseLong(arguments[5]));
        var wanted = List.of(arguments).subList(6, arguments.length);
        var attacks = Attacks.all().stream()
                .filter(attack -> wanted.isEmpty()
                        || wanted.stream().anyMatch(start -> attack.name().startsWith(start)))
                .toList();
        if (attacks.isEmpty()) {
            throw new IllegalArgumentException("no attack has a name that begins with " + String.join(" or ", wanted));
        }
        System.exit(new Redteam(Victim.of(arguments)).run(attacks, time) ? 0 : 1);
    }

    private boolean run(List<Attack> attacks, Duration time) throws Exception {
        // Run each attack before memory is measured, so that loaded classes, compiled code and caches are no growth.
        var each = WARM_UP.dividedBy(attacks.size());
        for (var attack : attacks) {
            against(attack, each.compareTo(WARM_UP_OF_ONE) > 0 ? each : WARM_UP_OF_ONE);
        }
        System.out.println("| attack | computed, p99 ms | kept | live | refused, % | memory, MB | log, KB | answers |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (var attack : attacks) {
            if (!victim.lives()) {
                break;
            }
            look(attack, time);
        }
        faults.forEach(fault -> System.out.println("- " + fault));
        System.out.println(attacks.size() + " attacks, " + faults.size() + " faults");
        return faults.isEmpty();
    }

    private void look(Attack attack, Duration time) throws Exception {
        var memory = victim.memory();
        var logged = victim.logged();
        Map<String, Long> met;
        Map<String, Double> p99;
        String wrong;
        String row;
        try (var probe = new Probe(victim.server(), victim.management())) {
            probe.begin();
            met = against(attack, time);
            p99 = probe.p99();
            row = probe.row();
            wrong = probe.failures().toString();
        }
        var after = victim.memory();
        var more = victim.logged() - logged;
        System.out.printf(
                Locale.ROOT,
                "| %s |%s %d → %d | %d | %s |%n",
                attack.name(),
                row,
                memory,
                after,
                more / 1000,
                met.entrySet().stream()
                        .map(word -> word.getKey() + " × " + word.getValue())
                        .collect(Collectors.joining(", ")));
        check(attack, victim.lives(), "the process is gone");
        p99.forEach((kind, milliseconds) -> check(
                attack,
                milliseconds < MOST_MILLISECONDS,
                "a probe of what is " + kind + " takes too long; wrong: " + wrong));
        check(attack, after <= MOST_GROWTH * memory, "memory grows");
        check(attack, more < MOST_LOGGED, "the log grows");
        check(
                attack,
                met.keySet().stream()
                        .anyMatch(word -> attack.expected().matcher(word).find()),
                "no response matched " + attack.expected() + ", so the attack may not do what it should");
    }

    private void check(Attack attack, boolean isFine, String fault) {
        if (!isFine) {
            faults.add(attack.name() + ": " + fault);
        }
    }

    /** The results that the callers counted. */
    private Map<String, Long> against(Attack attack, Duration time)
            throws InterruptedException, ExecutionException, IOException {
        var threads = Executors.newFixedThreadPool(CALLERS);
        var end = System.nanoTime() + time.toNanos();
        var callers = new ArrayList<Caller>();
        for (var number = 0; number < CALLERS; number++) {
            var caller = new Caller(victim.server(), victim.key(), number);
            callers.add(caller);
            threads.execute(() -> attack(attack, caller, end));
        }
        threads.shutdown();
        if (!threads.awaitTermination(time.toSeconds() + 60, TimeUnit.SECONDS)) {
            throw new IllegalStateException(attack.name() + " does not end");
        }
        var met = new TreeMap<String, Long>();
        for (var caller : callers) {
            caller.met().forEach((word, times) -> met.merge(word, times, Long::sum));
            caller.close();
        }
        return met;
    }

    private static void attack(Attack attack, Caller caller, long end) {
        while (System.nanoTime() < end) {
            try {
                attack.call().by(caller);
            } catch (InterruptedException over) {
                return;
            } catch (Exception failure) {
                caller.met(failure.getClass().getSimpleName());
                pause();
            }
        }
    }

    /** A caller whose connection was refused waits before it tries again. */
    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
