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

/**
 * Measures how much the service slows down with more data. Sends the same documents in turn to a server with a small
 * database and to a server with a large database, both without the response cache. Prints Markdown.
 */
final class Growth {
    private static final int SMALL = 3_500;
    private static final int CALLERS = 8;
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration ROUND = Duration.ofSeconds(2);
    /** Duration of a round in which slow documents get enough answers for a median. */
    private static final Duration LONG_ROUND = Duration.ofSeconds(8);

    private static final double SLOWEST_FILTERED = 300;

    private static final Map<String, String> NO_CACHE =
            Map.of("MODEL_ATLAS_CACHE_SIZE", "0", "MODEL_ATLAS_HTTP_LONGEST_WAIT", "10s");

    private final List<String> goals = new ArrayList<>();

    /** Names of the documents to measure; empty for all. */
    private final List<String> wanted;

    private Growth(List<String> wanted) {
        this.wanted = wanted;
    }

    /**
     * @param arguments number of models in the large database, the folder of the small one, the folder of the large
     *     one, and the documents to measure (default: all)
     */
    public static void main(String... arguments) throws Exception {
        var size = Integer.parseInt(arguments[0]);
        try (var small = database(Path.of(arguments[1]));
                var large = database(Path.of(arguments[2]))) {
            new Growth(List.of(arguments).subList(3, arguments.length))
                    .run(
                            small,
                            new Program(small, Path.of(arguments[1])),
                            size,
                            large,
                            new Program(large, Path.of(arguments[2])));
        }
        System.exit(0);
    }

    private static BenchDatabase database(Path folder) throws IOException, InterruptedException, SQLException {
        return BenchDatabase.start(Files.createDirectories(folder));
    }

    private void run(BenchDatabase small, Program ofSmall, int size, BenchDatabase large, Program ofLarge)
            throws IOException, InterruptedException, SQLException {
        small.load(SMALL, ofSmall);
        System.out.println("| import of " + size + " models | time | most memory |\n|---|---|---|");
        large.load(size, ofLarge).forEach(System.out::println);
        try (var few = ofSmall.serves(SMALL + " models", NO_CACHE);
                var many = ofLarge.serves(size + " models", NO_CACHE)) {
            var duels = duels(small, few, large, many);
            System.out.println("\n" + Duel.HEADINGS);
            // All rounds of a document run before those of the next document, because a server may still be computing
            // an answer that a caller has abandoned.
            for (var duel : duels) {
                if (!wanted.isEmpty() && !wanted.contains(duel.document())) {
                    continue;
                }
                duel.warmUp(CALLERS, peer -> WARM_UP, WARM_UP);
                for (var round = 0; round < ROUNDS; round++) {
                    duel.round(CALLERS, isFiltered(duel) ? LONG_ROUND : ROUND);
                    duel.round(1, isFiltered(duel) ? LONG_ROUND : ROUND);
                }
                duel.rows(CALLERS).forEach(System.out::println);
                duel.rows(1).forEach(System.out::println);
                judge(duel);
            }
        }
        System.out.println();
        goals.forEach(System.out::println);
    }

    private static List<Duel> duels(BenchDatabase small, Served few, BenchDatabase large, Served many)
            throws IOException, InterruptedException, SQLException {
        var ofSmall = Documents.deep(small);
        ofSmall.findCursor(few);
        var ofLarge = Documents.deep(large);
        ofLarge.findCursor(many);
        var halfwaySmall = Documents.halfway(small);
        halfwaySmall.findCursor(few);
        var halfwayLarge = Documents.halfway(large);
        halfwayLarge.findCursor(many);
        var duels = new ArrayList<Duel>();
        for (var name : List.of(
                "one", "page", "deep", "filtered", "search", "trends-of-all", "trends-of-some", "trends-of-most")) {
            duels.add(duel(name, ofSmall, few, ofLarge, many));
        }
        duels.add(3, duel("deep", "halfway", halfwaySmall, few, halfwayLarge, many));
        return duels;
    }

    private static Duel duel(String name, Documents ofSmall, Served few, Documents ofLarge, Served many)
            throws IOException, InterruptedException {
        return duel(name, name, ofSmall, few, ofLarge, many);
    }

    /** A duel of the two servers. Fails when either server answers with errors. */
    private static Duel duel(
            String document, String name, Documents ofSmall, Served few, Documents ofLarge, Served many)
            throws IOException, InterruptedException {
        var asked = Asked.of(few.name(), few, ofSmall.ours(document));
        var theirs = Asked.of(many.name(), many, ofLarge.ours(document));
        asked.answer();
        theirs.answer();
        return Duel.of(name, asked, theirs);
    }

    private static boolean isFiltered(Duel duel) {
        return duel.document().equals("trends-of-some") || duel.document().equals("trends-of-most");
    }

    private void judge(Duel duel) {
        switch (duel.document()) {
            // Search has no goal.
            case "search" -> {}
            case "trends-of-some", "trends-of-most" ->
                goal(
                        duel.document() + ", p50 in ms for one caller",
                        duel.median(1, 1, Measured::p50),
                        SLOWEST_FILTERED);
            case "trends-of-all" -> goal(duel.document() + ", times slower", duel.ratio(1, 1), 3);
            default -> goal(duel.document() + ", times slower", duel.ratio(1, 1), 1.5);
        }
    }

    private void goal(String name, double value, double most) {
        goals.add(String.format(
                Locale.ROOT,
                "- %s: %.3g, at most %.3g: %s",
                name,
                value,
                most,
                value > 0 && value <= most ? "met" : "MISSED"));
    }
}
