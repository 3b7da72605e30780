package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.modelatlas.bench.Commands;
import dev.modelatlas.bench.Synthetic;

/**
 * Requests pages, models, trends and searches for some minutes without the cache, while followers wait for new revisions. Checks at
 * intervals that the heap after a garbage collection does not grow. Prints Markdown.
 */
final class Heap {
    private static final int CALLERS = 8;
    private static final Duration ROUND = Duration.ofSeconds(20);
    private static final double GOAL = 1.1;
    /** Small revisions are published before the other models are imported, because that is faster. */
    private static final int FIRST_MODELS = 500;

    private Heap() {}

    /** @param arguments a working folder, and the numbers of minutes, models, revisions and followers */
    public static void main(String... arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        var minutes = Integer.parseInt(arguments[1]);
        var followers = Integer.parseInt(arguments[4]);
        try (var database = BenchDatabase.start(folder)) {
            var program = new Program(database, folder);
            database.load(FIRST_MODELS, program);
            var key = program.createKey();
            prepare(program, key, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            try (var ours = serve(program);
                    var waiting = Followers.of(ours, followers, database.revision(), folder.resolve("followers.out"))) {
                run(
                        ours,
                        database,
                        new Publisher(ours, key, database.revision()),
                        waiting,
                        Duration.ofMinutes(minutes));
            }
        }
        System.exit(0);
    }

    private static Served serve(Program program) throws IOException, InterruptedException {
        return program.serves(
                "heap",
                Map.of(
                        "MODEL_ATLAS_CACHE_SIZE", "0",
                        "MODEL_ATLAS_HTTP_LONGEST_WAIT", "10s",
                        "MODEL_ATLAS_RATE_KEY", "0",
                        // A quarter of the connections is only for callers with a key, which followers do not have.
                        "MODEL_ATLAS_WEBSOCKET_MAX_CONNECTIONS", "2700",
                        "MODEL_ATLAS_WEBSOCKET_MAX_CONNECTIONS_PER_CALLER", "2000"));
    }

    /** Publishes and imports only what the database lacks, because it may have data of an earlier run. */
    private static void prepare(Program program, String key, int models, int revisions)
            throws IOException, InterruptedException, SQLException {
        var database = program.database();
        if (database.revision() < revisions) {
            try (var server = serve(program)) {
                new Publisher(server, key, database.revision()).publishUntil(revisions);
            }
        }
        if (database.models() < models) {
            var file = new Synthetic(models, 1).write(program.folder().resolve("data.csv"), 1);
            program.imports(file, "2026-10-01");
            Files.delete(file);
        }
    }

    private static void run(
            Served ours, BenchDatabase database, Publisher publisher, Followers followers, Duration time)
            throws IOException, InterruptedException, SQLException {
        var documents = Documents.deep(database);
        var asked = new ArrayList<Asked>();
        for (var name : List.of("one", "page", "trends", "search", "figures-of-some")) {
            asked.add(Asked.of(name, ours, documents.ours(name)));
        }
        System.out.println(
                "| after | requests | revisions | heap that lives, MB | resident, MB |\n|---|---|---|---|---|");
        var begin = System.nanoTime();
        var requests = 0.0;
        var first = 0.0;
        var last = 0.0;
        for (var round = 0; System.nanoTime() - begin < time.toNanos(); round++) {
            for (var each : asked) {
                requests += each.measure(CALLERS, ROUND).rate() * ROUND.toSeconds();
            }
            var revision = database.revision() + 1;
            publisher.publishUntil(revision);
            followers.last(revision);
            last = living(ours);
            // The first round is the reference: at its end, every document has been compiled, and caches are filled.
            first = round == 0 ? last : first;
            System.out.printf(
                    Locale.ROOT,
                    "| %d s | %.0f | %d | %.1f | %d |%n",
                    (System.nanoTime() - begin) / 1_000_000_000,
                    requests,
                    revision,
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
