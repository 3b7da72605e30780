package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.modelatlas.bench.Commands;

/**
 * Requests pages, models and trends for some minutes without the cache, and checks at intervals that the heap after a
 * garbage collection does not grow. Prints Markdown.
 */
final class Heap {
    private static final int CALLERS = 8;
    private static final Duration ROUND = Duration.ofSeconds(20);
    private static final double GOAL = 1.1;

    private Heap() {}

    /** @param arguments a working folder, and the number of minutes */
    public static void main(String... arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        try (var database = BenchDatabase.start(folder)) {
            var program = new Program(database, folder);
            database.load(3_500, program);
            try (var ours = program.serves(
                    "heap", Map.of("MODEL_ATLAS_CACHE_SIZE", "0", "MODEL_ATLAS_HTTP_LONGEST_WAIT", "10s"))) {
                run(ours, Documents.deep(database), Duration.ofMinutes(Integer.parseInt(arguments[1])));
            }
        }
        System.exit(0);
    }

    private static void run(Served ours, Documents documents, Duration time) throws IOException, InterruptedException {
        var asked = new ArrayList<Asked>();
        for (var name : List.of("one", "page", "trends")) {
            asked.add(Asked.of(name, ours, documents.ours(name)));
        }
        System.out.println("| after | requests | heap that lives, MB | resident, MB |\n|---|---|---|---|");
        var begin = System.nanoTime();
        var requests = 0.0;
        var first = 0.0;
        var last = 0.0;
        for (var round = 0; System.nanoTime() - begin < time.toNanos(); round++) {
            for (var each : asked) {
                requests += each.measure(CALLERS, ROUND).rate() * ROUND.toSeconds();
            }
            last = living(ours);
            // The first round is the reference: at its end, every document has been compiled, and caches are filled.
            first = round == 0 ? last : first;
            System.out.printf(
                    Locale.ROOT,
                    "| %d s | %.0f | %.1f | %d |%n",
                    (System.nanoTime() - begin) / 1_000_000_000,
                    requests,
                    last,
                    ours.residentMegabytes());
        }
        System.out.printf(
                Locale.ROOT,
                "%n- living heap, last / first: %.3f, at most %.1f: %s%n",
                last / first,
                GOAL,
                last > 0 && last <= GOAL * first ? "met" : "MISSED");
    }

    /** Megabytes in use after a full garbage collection. */
    private static double living(Served ours) throws IOException, InterruptedException {
        var pid = Long.toString(ours.process().pid());
        return Commands.output(new ProcessBuilder("jcmd", pid, "GC.class_histogram"))
                        .lines()
                        .filter(line -> line.startsWith("Total"))
                        .mapToLong(line -> Long.parseLong(line.trim().split("\\s+")[2]))
                        .findFirst()
                        .orElseThrow()
                / 1e6;
    }
}
