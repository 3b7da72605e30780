package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures the response time of each figure in {@code src/bench/documents/figures.txt}, without the response cache and
 * for one caller: over all models, and under filters by country and by domain. Also measures one figure at all
 * revisions in one query. Prints Markdown.
 */
final class Figures {
    private static final int SMALL = 3_500;
    private static final double MOST_OF_FEW = 20;
    private static final double MOST_OF_MANY = 300;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration ROUND = Duration.ofSeconds(3);
    /** Time in which the server loads the amounts of a property at a large revision into memory. */
    private static final Duration LOADING = Duration.ofSeconds(20);

    private static final List<String> PROPERTIES = List.of("TRAINING_FLOP", "PARAMETERS");
    private static final Map<String, String> NO_CACHE = Map.of("MODEL_ATLAS_CACHE_SIZE", "0");

    private static final Map<String, String> SELECTIONS = Map.of(
            "all", "from: 2020, to: 2025",
            "by country", "from: 2020, to: 2025, filter: { countries: [\"KR\", \"FR\"] }",
            "by domain", "from: 2020, to: 2025, filter: { domains: [\"language\"] }");

    private static final String ALL_REVISIONS =
            "{ revisions(first: 50) { nodes { number trends(to: 2024, filter: { minTrainingFlop: 1e25 }) { modelCount } } } }";

    private Figures() {}

    /** @param arguments number of models, and the folder of the database with these models */
    public static void main(String... arguments) throws IOException, InterruptedException, SQLException {
        var models = Integer.parseInt(arguments[0]);
        var folder = Files.createDirectories(Path.of(arguments[1]));
        var missed = 0;
        try (var database = BenchDatabase.start(folder)) {
            var program = new Program(database, folder);
            database.load(models, program);
            try (var server = program.serves(models + " models", NO_CACHE)) {
                if (models > SMALL) {
                    loadAmounts(server);
                }
                System.out.println(
                        "| figure of " + models + " models | models selected | first ms | p50 ms | p99 ms | |");
                System.out.println("|---|---|---|---|---|---|");
                for (var line : Files.readAllLines(Path.of("src/bench/documents/figures.txt"))) {
                    var figure = line.split(": ", 2);
                    for (var selection : new TreeMap<>(SELECTIONS).entrySet()) {
                        var document = "{ trends(" + selection.getValue() + ") { " + figure[1] + " } }";
                        missed += measured(figure[0], selection.getKey(), server, document, models) ? 0 : 1;
                    }
                }
                missed +=
                        measured("one figure at all revisions", "1e25 and more", server, ALL_REVISIONS, models) ? 0 : 1;
            }
        }
        System.out.println("\n" + missed + " missed");
        System.exit(missed == 0 ? 0 : 1);
    }

    private static void loadAmounts(Served server) throws IOException, InterruptedException {
        for (var property : PROPERTIES) {
            var figure =
                    "{ trends(" + SELECTIONS.get("by country") + ") { distribution(of: " + property + ") { year } } }";
            Asked.of(property, server, figure).answer();
            Thread.sleep(LOADING.toMillis());
        }
    }

    private static boolean measured(String figure, String selection, Served server, String document, int models)
            throws IOException, InterruptedException {
        var asked = Asked.of(figure, server, document);
        var begin = System.nanoTime();
        asked.answer();
        // Later responses come from the server's cache if all models are selected.
        var first = (System.nanoTime() - begin) / 1e6;
        asked.measure(1, WARM_UP);
        var result = asked.measure(1, ROUND);
        var isMet = result.p50() > 0 && result.p50() < (models <= SMALL ? MOST_OF_FEW : MOST_OF_MANY);
        System.out.println(String.format(
                Locale.ROOT,
                "| %s | %s | %.1f | %.1f | %.1f | %s |",
                figure,
                selection,
                first,
                result.p50(),
                result.p99(),
                isMet ? "met" : "MISSED"));
        return isMet;
    }
}
