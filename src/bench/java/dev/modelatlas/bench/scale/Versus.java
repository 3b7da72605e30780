package dev.modelatlas.bench.scale;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares this build with another one, on one database that this build has migrated. Both builds answer the same
 * documents in turn, with and without the response cache, and their answers must be equal. Prints Markdown: answers per
 * second, and Java's processor time per answer, which is less sensitive to other load.
 */
final class Versus {
    private static final List<String> DOCUMENTS = List.of("one", "page", "deep", "filtered", "trends", "search");
    private static final int[] CALLERS = {8, 64};
    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final Map<String, String> ANYWAY = Map.of("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");

    private Versus() {}

    /**
     * @param arguments number of models, a working folder, the other build's quarkus-run.jar, the number of rounds, and
     *     the documents (default: all)
     */
    public static void main(String... arguments) throws Exception {
        var folder = Path.of(arguments[1]);
        Files.createDirectories(folder);
        var wanted = List.of(arguments).subList(4, arguments.length);
        try (var database = BenchDatabase.start(folder)) {
            var program = new Program(database, folder);
            database.load(Integer.parseInt(arguments[0]), program).forEach(System.out::println);
            var other = new Program(database, folder, Path.of(arguments[2]));
            var documents = Documents.deep(database);
            // Uses names of settings that the previous release also knows.
            var uncached = Map.of("MODEL_ATLAS_CACHE_SIZE", "0", "MODEL_ATLAS_HTTP_LONGEST_WAIT", "10s");
            try (var ours = program.serves("this build", with(uncached));
                    var theirs = other.serves("the other build", with(uncached));
                    var oursCached = program.serves("this build, cached", ANYWAY);
                    var theirsCached = other.serves("the other build, cached", ANYWAY)) {
                documents.findCursor(ours);
                var duels = new ArrayList<Duel>();
                for (var name : wanted.isEmpty() ? DOCUMENTS : wanted) {
                    duels.add(duel(name, documents.ours(name), ours, theirs));
                }
                duels.add(duel("page, again", documents.ours("page"), oursCached, theirsCached));
                measure(duels, Integer.parseInt(arguments[3]));
                for (var served : List.of(ours, theirs, oursCached, theirsCached)) {
                    System.out.println(
                            "Resident memory of " + served.name() + ": " + served.residentMegabytes() + " MB");
                }
            }
        }
        System.exit(0);
    }

    private static Map<String, String> with(Map<String, String> settings) {
        var all = new LinkedHashMap<>(ANYWAY);
        all.putAll(settings);
        return all;
    }

    private static Duel duel(String name, String document, Served ours, Served theirs) throws Exception {
        var mine = Asked.of(ours.name(), ours, document);
        var other = Asked.of(theirs.name(), theirs, document);
        if (!mine.answer().equals(other.answer())) {
            throw new IllegalStateException(
                    "The builds differ in " + name + ":\n" + mine.answer() + "\n" + other.answer());
        }
        return Duel.of(name, new OnProcessor(mine, ours.process()), new OnProcessor(other, theirs.process()));
    }

    private static void measure(List<Duel> duels, int rounds) throws Exception {
        System.out.println("\n" + Duel.HEADINGS);
        for (var duel : duels) {
            for (var contender : duel.contenders()) {
                if (!((OnProcessor) contender).warmUp(CALLERS[0])) {
                    System.out.println(
                            "Java still compiles code of " + contender.name() + " for " + duel.document() + ".");
                }
            }
        }
        for (var callers : CALLERS) {
            for (var round = 0; round < rounds; round++) {
                for (var duel : duels) {
                    duel.round(callers, ROUND);
                }
            }
            duels.forEach(duel -> duel.rows(callers).forEach(System.out::println));
        }
        System.out.println(
                "\n| document | callers | µs of processor an answer: this build | the other | this / other |");
        System.out.println("|---|---|---|---|---|");
        for (var callers : CALLERS) {
            for (var duel : duels) {
                var ours = ((OnProcessor) duel.contenders().get(0)).microseconds(callers);
                var theirs = ((OnProcessor) duel.contenders().get(1)).microseconds(callers);
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %d | %.0f | %.0f | %.3g |%n",
                        duel.document(),
                        callers,
                        ours,
                        theirs,
                        ours / theirs);
            }
        }
    }
}
