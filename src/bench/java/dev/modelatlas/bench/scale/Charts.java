package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures how the time of each operation grows with the number of models, revisions, callers or followers. The
 * response cache is off. Prints a Markdown table for each chart: one row for each operation, with the exponent of its
 * growth.
 */
final class Charts {
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final Map<String, String> SETTINGS = Map.of(
            "MODEL_ATLAS_CACHE_SIZE", "0",
            "MODEL_ATLAS_HTTP_LONGEST_WAIT", "10s",
            "MODEL_ATLAS_HTTP_QUEUE_SIZE", "1000",
            "MODEL_ATLAS_RATE_KEY", "0",
            // No warm-up by the server, which would compute the verdicts of a revision while the next revision is
            // published. The charts send documents for the warm-up themselves.
            "MODEL_ATLAS_WARM_UP_TIME", "0s",
            // A quarter of the connections is only for callers with a key, which followers do not have.
            "MODEL_ATLAS_WEBSOCKET_MAX_CONNECTIONS", "2700",
            "MODEL_ATLAS_WEBSOCKET_MAX_CONNECTIONS_PER_CALLER", "2000");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path folder;
    private final int most;

    private Charts(Path folder, int most) {
        this.folder = folder;
        this.most = most;
    }

    /** @param arguments the chart (models, revisions, callers or followers), a working folder, and the largest number */
    public static void main(String... arguments) throws Exception {
        var charts = new Charts(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        switch (arguments[0]) {
            case "models" -> charts.models();
            case "revisions" -> charts.revisions();
            case "callers" -> charts.callers();
            case "followers" -> charts.followers();
            default ->
                throw new IllegalArgumentException(
                        "Unknown chart " + arguments[0] + ". Charts: models, revisions, callers, followers");
        }
        System.exit(0);
    }

    /** One caller, databases of different size. */
    private void models() throws Exception {
        var table = new Table("models", "ms");
        for (var size : upTo(most, 3_500, 35_000, 350_000, 1_000_000)) {
            var place = Files.createDirectories(folder.resolve("models-" + size));
            try (var database = BenchDatabase.start(place)) {
                var program = new Program(database, place);
                database.load(size, program);
                try (var server = program.serves("server", SETTINGS)) {
                    // PostgreSQL does this by itself within a minute after a large import.
                    database.execute("vacuum model_version");
                    var documents = Documents.deep(database);
                    documents.findCursor(server);
                    for (var name : List.of("one", "page", "deep", "filtered", "search", "trends-of-all")) {
                        table.add(name, size, p50(asked(name, server, documents.ours(name)), 1));
                    }
                    for (var filter : documents.filters().entrySet()) {
                        var by = filter.getKey();
                        var trends = "{ trends(filter: " + filter.getValue()
                                + ") { modelCount years { year modelCount } } }";
                        table.add("trends, filter by " + by, size, p50(asked(by, server, trends), 1));
                        var count = "{ models(first: 1, filter: " + filter.getValue() + ") { totalCount } }";
                        table.add("count of models, filter by " + by, size, p50(asked(by, server, count), 1));
                    }
                    for (var format : List.of("csv", "ndjson")) {
                        table.add("export as " + format, size, download(server, "/export/models." + format, 3));
                    }
                }
            }
        }
        table.print();
    }

    /**
     * One caller; each revision changes one of fifty models. If the database was kept from an earlier run, begins at
     * its current revision, because 10,000 publications take longer than one run may take.
     */
    private void revisions() throws Exception {
        var table = new Table("revisions", "ms");
        var place = Files.createDirectories(folder.resolve("revisions"));
        try (var database = BenchDatabase.start(place)) {
            var program = new Program(database, place);
            database.load(500, program);
            try (var server = program.serves("server", SETTINGS)) {
                var begin = database.revision();
                var publisher = new Publisher(server, program.createKey(), begin);
                var isWarm = false;
                for (var count : upTo(most, 10, 100, 1_000, 10_000)) {
                    if (count < begin) {
                        continue;
                    }
                    if (count > begin) {
                        table.add("publication", count, publisher.publishUntil(count));
                    }
                    var documents = new LinkedHashMap<String, String>();
                    documents.put("the current revision", "{ revision { number modelCount } }");
                    documents.put(
                            "one model",
                            "{ model(slug: \"" + Publisher.slug(1)
                                    + "\") { name parameters organizations { name } } }");
                    documents.put("a page of models", "{ models(first: 50) { nodes { slug name } } }");
                    documents.put(
                            "a page of models at revision 2", "{ models(first: 50, revision: 2) { nodes { slug } } }");
                    documents.put("trends", "{ trends { modelCount years { year modelCount } } }");
                    documents.put(
                            "trends of one domain", "{ trends(filter: {domains: [\"language\"]}) { modelCount } }");
                    documents.put(
                            "the history of a model",
                            "{ model(slug: \"" + Publisher.slug(1) + "\") { history { revision { number } } } }");
                    documents.put("the newest 50 revisions", "{ revisions(first: 50) { nodes { number asOf } } }");
                    documents.put(
                            "a figure at 50 revisions",
                            "{ revisions(first: 50) { nodes { trends(to: 2024) { modelCount } } } }");
                    // Java's compilers are busy for the first minute, so the first column would be too slow.
                    for (var document : isWarm ? List.<String>of() : documents.values()) {
                        asked("warm-up", server, document).measure(8, WARM_UP);
                    }
                    isWarm = true;
                    for (var document : documents.entrySet()) {
                        table.add(
                                document.getKey(),
                                count,
                                p50(asked(document.getKey(), server, document.getValue()), 1));
                    }
                    table.add(
                            "changes of the newest revision",
                            count,
                            download(server, "/changes?since=" + (count - 1), 100));
                    table.add("resident memory in MB", count, server.residentMegabytes());
                }
            }
        }
        table.print();
    }

    /** Different numbers of callers, one database. A row with processor time shows what each answer costs. */
    private void callers() throws Exception {
        var table = new Table("callers", "ms; µs for processor time");
        var place = Files.createDirectories(folder.resolve("models-3500"));
        try (var database = BenchDatabase.start(place)) {
            var program = new Program(database, place);
            database.load(3_500, program);
            try (var server = program.serves("server", SETTINGS)) {
                var documents = Documents.deep(database);
                for (var name : List.of("one", "page", "trends")) {
                    var contender = new OnProcessor(asked(name, server, documents.ours(name)), server.process());
                    contender.warmUp(8);
                    for (var count : upTo(most, 1, 8, 64, 512)) {
                        table.add(
                                name + ", time between two answers",
                                count,
                                1000 / contender.measure(count, ROUND).rate());
                        table.add(
                                name + ", processor time of an answer",
                                count,
                                Duel.middle(contender.microseconds(count)));
                    }
                }
            }
        }
        table.print();
    }

    /** Time from a publication until the last follower has received it. */
    private void followers() throws Exception {
        var table = new Table("followers", "ms; MB for memory");
        for (var count : upTo(most, 1, 10, 100, 1_000, 2_000)) {
            var place = Files.createTempDirectory(folder, "followers");
            try (var database = BenchDatabase.start(place)) {
                var program = new Program(database, place);
                database.load(500, program);
                try (var server = program.serves("server", SETTINGS);
                        var followers =
                                Followers.of(server, count, BenchDatabase.REVISIONS, place.resolve("followers.out"))) {
                    var publisher = new Publisher(server, program.createKey(), BenchDatabase.REVISIONS);
                    var times = new ArrayList<Double>();
                    for (var number = BenchDatabase.REVISIONS + 1; number <= BenchDatabase.REVISIONS + 20; number++) {
                        var begin = System.currentTimeMillis();
                        publisher.publishUntil(number);
                        times.add((double) followers.last(number) - begin);
                    }
                    table.add("until the last follower knows", count, middle(times));
                    table.add("resident memory", count, server.residentMegabytes());
                }
            }
        }
        table.print();
    }

    private static Asked asked(String name, Served server, String document) throws IOException, InterruptedException {
        var asked = Asked.of(name, server, document);
        asked.answer();
        return asked;
    }

    private static double p50(Asked asked, int callers) throws IOException, InterruptedException {
        asked.measure(callers, WARM_UP);
        var measured = asked.measure(callers, ROUND);
        if (measured.rate() == 0) {
            throw new IllegalStateException(asked.name() + " sent no response within " + ROUND);
        }
        return measured.p50();
    }

    static double middle(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static List<Integer> upTo(int most, int... steps) {
        var counts = Arrays.stream(steps).filter(step -> step <= most).boxed().toList();
        if (counts.size() < 2) {
            throw new IllegalArgumentException(
                    "The largest number must be at least " + steps[1] + ", so that the chart has two points");
        }
        return counts;
    }

    /** Downloads a file several times, and returns the median time in milliseconds. The first time does not count. */
    private static double download(Served server, String path, int rounds) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.address().resolve(path)).build();
        var times = new ArrayList<Double>();
        for (var round = 0; round <= rounds; round++) {
            var begin = System.nanoTime();
            var answer = HTTP.send(request, BodyHandlers.discarding());
            times.add((System.nanoTime() - begin) / 1e6);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answers " + answer.statusCode());
            }
        }
        return middle(times.subList(1, times.size()));
    }

    /** The times of each operation by number of models, revisions, callers or followers. */
    private static final class Table {
        private final String cause;
        private final String unit;
        private final Map<String, TreeMap<Integer, Double>> rows = new LinkedHashMap<>();

        Table(String cause, String unit) {
            this.cause = cause;
            this.unit = unit;
        }

        void add(String operation, int count, double value) {
            rows.computeIfAbsent(operation, none -> new TreeMap<>()).put(count, value);
            System.out.printf(Locale.ROOT, "%s: %s at %d: %.3g%n", cause, operation, count, value);
        }

        void print() {
            var counts = rows.values().iterator().next().keySet();
            System.out.println("\n| " + cause + " (" + unit + ") | "
                    + counts.stream()
                            .map(count -> String.format(Locale.ROOT, "%,d", count))
                            .collect(Collectors.joining(" | "))
                    + " | exponent | exponent of the last step |");
            System.out.println("|---|" + "---|".repeat(counts.size() + 2));
            rows.forEach((operation, values) -> System.out.println("| " + operation + " | "
                    + values.values().stream()
                            .map(value -> String.format(Locale.ROOT, "%.3g", value))
                            .collect(Collectors.joining(" | "))
                    + String.format(Locale.ROOT, " | %.2f | %.2f |", exponent(values), lastExponent(values))));
        }

        /** The slope of the line through the logarithms of all points, by least squares. */
        private static double exponent(TreeMap<Integer, Double> values) {
            var x = values.keySet().stream().mapToDouble(Math::log).toArray();
            var y = values.values().stream().mapToDouble(Math::log).toArray();
            var meanX = Arrays.stream(x).average().orElseThrow();
            var meanY = Arrays.stream(y).average().orElseThrow();
            var both = IntStream.range(0, x.length)
                    .mapToDouble(i -> (x[i] - meanX) * (y[i] - meanY))
                    .sum();
            return both
                    / Arrays.stream(x).map(it -> (it - meanX) * (it - meanX)).sum();
        }

        /**
         * The slope between the logarithms of the last two points. At smaller numbers, a constant part of the time
         * hides the growth. NaN for a row with one point, which occurs if the database was kept from an earlier run.
         */
        private static double lastExponent(TreeMap<Integer, Double> values) {
            var before = values.lowerKey(values.lastKey());
            return before == null ? Double.NaN : exponent(new TreeMap<>(values.tailMap(before, true)));
        }
    }
}
