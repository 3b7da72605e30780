package dev.modelatlas.bench.scale;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares this build with another one, on one database that this build has migrated. Both builds answer the same
 * documents in turn, with and without the response cache, and their answers must be equal. Both are started several times,
 * because two starts of one build can differ by a third: Java does not compile them alike. Prints Markdown: answers per
 * second, and Java's processor time per answer, which is less sensitive to other load.
 */
final class Versus {
    private static final List<String> DOCUMENTS = List.of("one", "page", "deep", "filtered", "trends", "search");
    private static final String CACHED = "page, again";
    private static final int[] CALLERS = {8, 64};
    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final Map<String, String> ANYWAY = Map.of("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");

    private final Program ours;
    private final Program theirs;
    private final Documents documents;
    private final Map<String, Duel> duels = new LinkedHashMap<>();

    private Versus(Program ours, Program theirs, Documents documents) {
        this.ours = ours;
        this.theirs = theirs;
        this.documents = documents;
    }

    /**
     * @param arguments number of models, a working folder, the other build's quarkus-run.jar, how many times each build is
     *     started, and the documents (default: all)
     */
    public static void main(String... arguments) throws Exception {
        var folder = Path.of(arguments[1]);
        Files.createDirectories(folder);
        var wanted = List.of(arguments).subList(4, arguments.length);
        try (var database = BenchDatabase.start(folder)) {
            var program = new Program(database, folder);
            database.load(Integer.parseInt(arguments[0]), program).forEach(System.out::println);
            var versus =
                    new Versus(program, new Program(database, folder, Path.of(arguments[2])), Documents.deep(database));
            for (var start = 1; start <= Integer.parseInt(arguments[3]); start++) {
                versus.measure(wanted.isEmpty() ? DOCUMENTS : wanted, start);
            }
            versus.print();
        }
        System.exit(0);
    }

    /** Starts both builds twice, with and without the cache, and measures each document once with each of them. */
    private void measure(List<String> wanted, int start) throws Exception {
        // Uses names of settings that the previous release also knows.
        var uncached = Map.of("MODEL_ATLAS_CACHE_SIZE", "0", "MODEL_ATLAS_HTTP_LONGEST_WAIT", "10s");
        try (var mine = ours.serves("this build", with(uncached));
                var other = theirs.serves("the other build", with(uncached))) {
            documents.findCursor(mine);
            for (var name : wanted) {
                measure(name, documents.ours(name), mine, other);
            }
            System.out.printf(
                    "Start %d, resident memory: %d MB and %d MB%n",
                    start, mine.residentMegabytes(), other.residentMegabytes());
        }
        try (var mine = ours.serves("this build, cached", ANYWAY);
                var other = theirs.serves("the other build, cached", ANYWAY)) {
            measure(CACHED, documents.ours("page"), mine, other);
        }
    }

    private static Map<String, String> with(Map<String, String> settings) {
        var all = new HashMap<>(ANYWAY);
        all.putAll(settings);
        return all;
    }

    private void measure(String name, String document, Served ours, Served theirs) throws Exception {
        var mine = Asked.of(ours.name(), ours, document);
        var other = Asked.of(theirs.name(), theirs, document);
        if (!mine.answer().equals(other.answer())) {
            throw new IllegalStateException(
                    "The builds differ in " + name + ":\n" + mine.answer() + "\n" + other.answer());
        }
        var duel = duels.computeIfAbsent(
                name,
                none -> Duel.of(name, new OnProcessor(mine, ours.process()), new OnProcessor(other, theirs.process())));
        onProcessor(duel, 0).restarted(mine, ours.process());
        onProcessor(duel, 1).restarted(other, theirs.process());
        for (var contender : duel.contenders()) {
            if (!((OnProcessor) contender).warmUp(CALLERS[0])) {
                System.out.println("Java still compiles code of " + contender.name() + " for " + name + ".");
            }
        }
        for (var callers : CALLERS) {
            duel.round(callers, ROUND);
        }
    }

    private static OnProcessor onProcessor(Duel duel, int contender) {
        return (OnProcessor) duel.contenders().get(contender);
    }

    private void print() {
        System.out.println("\n" + Duel.HEADINGS);
        for (var callers : CALLERS) {
            duels.values().forEach(duel -> duel.rows(callers).forEach(System.out::println));
        }
        System.out.println(
                "\n| document | callers | µs of processor an answer: this build | the other | this / other |");
        System.out.println("|---|---|---|---|---|");
        for (var callers : CALLERS) {
            for (var duel : duels.values()) {
                var ours = onProcessor(duel, 0).microseconds(callers);
                var theirs = onProcessor(duel, 1).microseconds(callers);
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %d | %s | %s | %.3g |%n",
                        duel.document(),
                        callers,
                        Duel.spread(ours),
                        Duel.spread(theirs),
                        Duel.middle(ours) / Duel.middle(theirs));
            }
        }
    }
}
