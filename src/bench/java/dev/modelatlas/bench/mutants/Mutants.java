package dev.modelatlas.bench.mutants;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes each fault of {@code src/test/mutants} separately, and reports which test notices the fault. Arguments: the
 * class path of the tests, the folder for copies, and prefixes of mutant names (default: all) or a part of the list, such
 * as {@code 1/3} for the first third.
 */
final class Mutants {
    private static final Path LISTS = Path.of("src/test/mutants");
    private static final int AT_A_TIME = 2;
    private static final double ENOUGH = 0.9;
    /** Classes that run in one process before any fault is made, so that the process ends within its time limit. */
    private static final int CLASSES = 10;

    private static final Pattern PART = Pattern.compile("([1-9][0-9]?)/([1-9][0-9]?)");

    private final List<Workspace> workspaces;

    private enum Verdict {
        NOTICED,
        ARGUED,
        SURVIVED,
        BROKEN
    }

    private Mutants(List<Workspace> workspaces) {
        this.workspaces = workspaces;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        var root = Path.of("").toAbsolutePath();
        var libraries = arguments[0];
        var workspaces = IntStream.rangeClosed(1, AT_A_TIME)
                .mapToObj(number ->
                        new Workspace(root, Path.of(arguments[1], "" + number).toAbsolutePath(), libraries))
                .toList();
        var wanted = List.of(arguments).subList(2, arguments.length);
        var mutants = chosen(MutantList.ofFolder(LISTS), wanted);
        if (mutants.isEmpty()) {
            throw new IllegalArgumentException("No fault has a name that begins with " + String.join(" or ", wanted)
                    + ". A part of the list has the form 1/3.");
        }
        System.exit(new Mutants(workspaces).areNoticed(mutants) ? 0 : 1);
    }

    /**
     * The mutants that the arguments name. Parts of the list follow each other, and together contain every mutant once.
     */
    static List<Mutant> chosen(List<Mutant> all, List<String> wanted) {
        var part = PART.matcher(String.join(" ", wanted));
        if (part.matches()) {
            var number = Integer.parseInt(part.group(1));
            var parts = Integer.parseInt(part.group(2));
            return number > parts
                    ? List.of()
                    : all.subList((number - 1) * all.size() / parts, number * all.size() / parts);
        }
        return all.stream()
                .filter(mutant -> wanted.isEmpty()
                        || wanted.stream().anyMatch(start -> mutant.id().startsWith(start)))
                .toList();
    }

    private boolean areNoticed(List<Mutant> mutants) throws InterruptedException, ExecutionException {
        var begin = System.nanoTime();
        if (!passUnmutated(mutants)) {
            return false;
        }
        var verdicts = inTurn(mutants, Mutants::look);
        var noticed = count(verdicts, Verdict.NOTICED);
        System.out.printf(
                Locale.ROOT,
                "%d mutants: %d noticed (%.0f %%), %d argued, %d survived, %d broken entries; %d s%n",
                mutants.size(),
                noticed,
                100.0 * noticed / mutants.size(),
                count(verdicts, Verdict.ARGUED),
                count(verdicts, Verdict.SURVIVED),
                count(verdicts, Verdict.BROKEN),
                (System.nanoTime() - begin) / 1_000_000_000);
        return noticed >= ENOUGH * mutants.size() && noticed + count(verdicts, Verdict.ARGUED) == mutants.size();
    }

    /** Whether all tests pass without a fault. A test that always fails would seem to notice every fault. */
    private boolean passUnmutated(List<Mutant> mutants) throws InterruptedException, ExecutionException {
        var begin = System.nanoTime();
        var tests = mutants.stream()
                .flatMap(mutant -> mutant.tests().stream())
                .distinct()
                .toList();
        var groups = IntStream.iterate(0, start -> start < tests.size(), start -> start + CLASSES)
                .mapToObj(start -> tests.subList(start, Math.min(start + CLASSES, tests.size())))
                .toList();
        var troubles = inTurn(groups, (workspace, group) -> workspace.run(group)).stream()
                .flatMap(outcome -> Stream.of(outcome.failed(), outcome.trouble()))
                .filter(trouble -> trouble != null)
                .toList();
        troubles.forEach(trouble -> System.out.println("Without any fault, the tests do not pass: " + trouble));
        System.out.printf(
                "%d test classes without any fault: %s; %d s%n",
                tests.size(), troubles.isEmpty() ? "pass" : "FAIL", (System.nanoTime() - begin) / 1_000_000_000);
        return troubles.isEmpty();
    }

    private static Verdict look(Workspace workspace, Mutant mutant) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var outcome = workspace.run(mutant);
        var verdict = verdict(mutant, outcome);
        var said = switch (verdict) {
            case NOTICED -> "noticed  %s by %s".formatted(mutant.id(), outcome.failed());
            case ARGUED -> "argued   %s: %s".formatted(mutant.id(), mutant.argument());
            case SURVIVED -> "SURVIVED %s: %s".formatted(mutant.id(), mutant.what());
            case BROKEN ->
                "BROKEN   %s: %s"
                        .formatted(
                                mutant.id(),
                                outcome.trouble() == null
                                        ? "argued, and noticed by " + outcome.failed()
                                        : outcome.trouble());
        };
        System.out.printf(Locale.ROOT, "%s (%.1f s)%n", said, (System.nanoTime() - begin) / 1e9);
        return verdict;
    }

    private static Verdict verdict(Mutant mutant, Workspace.Outcome outcome) {
        if (outcome.trouble() != null) {
            return Verdict.BROKEN;
        } else if (mutant.argument() != null) {
            return outcome.failed() == null ? Verdict.ARGUED : Verdict.BROKEN;
        }
        return outcome.failed() == null ? Verdict.SURVIVED : Verdict.NOTICED;
    }

    private static long count(List<Verdict> verdicts, Verdict wanted) {
        return verdicts.stream().filter(verdict -> verdict == wanted).count();
    }

    private interface Work<T, R> {
        R in(Workspace workspace, T what) throws IOException, InterruptedException;
    }

    /** Each workspace takes the next task until none is left. */
    private <T, R> List<R> inTurn(List<T> all, Work<T, R> work) throws InterruptedException, ExecutionException {
        var free = new ConcurrentLinkedQueue<>(workspaces);
        var threads = Executors.newFixedThreadPool(workspaces.size());
        try {
            List<Callable<R>> calls = new ArrayList<>();
            for (var what : all) {
                calls.add(() -> {
                    var workspace = free.remove();
                    try {
                        return work.in(workspace, what);
                    } finally {
                        free.add(workspace);
                    }
                });
            }
            var results = new ArrayList<R>();
            for (var result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
