package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Sends every document of {@code src/bench/documents} and every example to the packaged program, and checks the plan of
 * each statement that PostgreSQL actually ran, including those within functions.
 */
public final class Plans {
    /**
     * How often each document is sent. This is enough for prepared statements to reach their final plan: pgjdbc and
     * PostgreSQL each switch after five executions.
     */
    private static final int TIMES = 12;

    private static final Path EXAMPLES = Path.of("src/main/resources/META-INF/resources/examples");

    private Plans() {}

    /** @param arguments number of models, and a working folder */
    public static void main(String... arguments) throws Exception {
        var wrong = check(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
        wrong.forEach(System.out::println);
        System.out.println(
                wrong.isEmpty() ? "Every plan follows the rules." : wrong.size() + " statements break the rules.");
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    /**
     * Checks the plans.
     *
     * @param size number of models in the data
     * @return rule and statement of each violation; empty without violations
     */
    public static List<String> check(int size, Path folder) throws IOException, InterruptedException, SQLException {
        Files.createDirectories(folder);
        try (var database = BenchDatabase.start(folder)) {
            var program = new Program(database, folder);
            database.load(size, program);
            database.execute("analyze");
            // A long deadline, because the first request for verdicts runs and explains the documents of all claims at
            // all revisions. No warm-up and no verdicts in advance, because each plan in the log is attributed to the
            // document that was sent last.
            var settings = Map.of(
                    "MODEL_ATLAS_CACHE_SIZE",
                    "0",
                    "MODEL_ATLAS_HTTP_DEADLINE",
                    "60s",
                    "MODEL_ATLAS_WARM_UP_TIME",
                    "0s");
            try (var ours = program.serves("ours", settings)) {
                return check(database, ours, new PlanRules(size));
            }
        }
    }

    private static List<String> check(BenchDatabase database, Served ours, PlanRules rules)
            throws IOException, InterruptedException, SQLException {
        var documents = Documents.deep(database);
        documents.findCursor(ours);
        database.set(Map.of(
                "auto_explain.log_min_duration", "0",
                "auto_explain.log_analyze", "on",
                "auto_explain.log_timing", "off",
                "auto_explain.log_nested_statements", "on",
                "auto_explain.log_format", "json"));
        database.log().plans();
        var wrong = new TreeMap<String, String>();
        var statements = 0;
        var all = all(documents);
        for (var document : all) {
            for (var time = 0; time < TIMES; time++) {
                Asked.of("plans", ours, document).answer();
            }
            var plans = database.log().plans();
            statements += plans.size();
            for (var plan : plans) {
                rules.broken(plan).forEach(rule -> wrong.put(shown(plan), rule + ", for " + document));
            }
        }
        System.out.println(statements + " plans");
        if (statements < TIMES * all.size()) {
            throw new IllegalStateException("PostgreSQL logged fewer plans than there were requests");
        }
        return wrong.entrySet().stream()
                .map(entry -> entry.getValue() + "\n    " + entry.getKey())
                .toList();
    }

    private static List<String> all(Documents documents) throws IOException {
        var all = new ArrayList<String>();
        for (var name : List.of("one", "page", "deep", "filtered", "trends", "search")) {
            all.add(documents.ours(name));
        }
        all.addAll(documents.others());
        try (var files = Files.list(EXAMPLES)) {
            for (var file : files.filter(path -> path.toString().endsWith(".graphql"))
                    .sorted()
                    .toList()) {
                // Examples are pinned to the shipped revisions, but this database has only three.
                all.add(Files.readString(file).replaceAll("(revision|since): [4-9]", "$1: 3"));
            }
        }
        return all;
    }

    private static String shown(JsonNode plan) {
        return plan.path("Query Text").asText().replaceAll("\\s+", " ");
    }
}
