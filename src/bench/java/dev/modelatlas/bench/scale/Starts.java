package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Measures the time from the start of the service to its first answer, in turn with the empty program of
 * {@code src/bench/empty}. Measures both with the Java that runs this class, and with a JDK 25 and an AOT cache. The
 * database is ready and migrated. Prints Markdown.
 */
final class Starts {
    private static final double GOAL = 1.3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /**
     * Number of requests that a program answers in training for its AOT cache, the same as in the service's warm-up.
     */
    private static final int LESSONS = 140;

    private static final Pattern FEATURES = Pattern.compile("Installed features: \\[(.*)]");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final BenchDatabase database;
    private final Path folder;

    /**
     * A program to start.
     *
     * @param command Java with its options, up to -jar and the jar
     * @param document the document to send
     */
    private record Starter(String name, List<String> command, String document) {
        /** The same program with further options for Java. */
        Starter with(String name, String... options) {
            var command = new ArrayList<>(command());
            command.addAll(1, List.of(options));
            return new Starter(name, command, document);
        }
    }

    private Starts(BenchDatabase database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /**
     * @param arguments a working folder, the number of rounds, the home of a JDK 25, and four jars: the usual jars of
     *     the service and of the empty program, and then both in the form that AOT caches require
     */
    public static void main(String... arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        try (var database = BenchDatabase.start(folder)) {
            new Starts(database, folder)
                    .run(
                            Integer.parseInt(arguments[1]),
                            Arrays.asList(arguments).subList(2, 7));
        }
        System.exit(0);
    }

    private void run(int rounds, List<String> arguments) throws Exception {
        database.load(500, new Program(database, folder));
        var java25 = arguments.get(0) + "/bin/java";
        var all = List.of(
                ours("java", arguments.get(1)),
                empty("java", arguments.get(2)),
                trained(ours(java25, arguments.get(3))),
                trained(empty(java25, arguments.get(4))));
        System.out.println(
                "| Java | ours ms | empty ms | ours / empty (rounds), at most " + GOAL + " |\n|---|---|---|---|");
        var times = new LinkedHashMap<Starter, double[]>();
        all.forEach(starter -> times.put(starter, new double[rounds]));
        for (var round = 0; round < rounds; round++) {
            for (var starter : all) {
                times.get(starter)[round] = start(starter);
            }
        }
        tell(
                "as it is, " + System.getProperty("java.specification.version"),
                times.get(all.get(0)),
                times.get(all.get(1)));
        tell("25 with AOT cache", times.get(all.get(2)), times.get(all.get(3)));
        mustBeAlike(all.get(0), all.get(1));
    }

    private static Starter ours(String java, String jar) {
        return new Starter(
                "ours", List.of(java, "-Xmx256m", "-jar", jar), "{ models(first: 1) { nodes { slug name } } }");
    }

    private static Starter empty(String java, String jar) {
        return new Starter("empty", List.of(java, "-Xmx256m", "-jar", jar), "{ revisions }");
    }

    /**
     * Runs a program once to create its AOT cache. As in .ci/image, the run ends when the program has become ready and
     * has sent many answers.
     */
    private Starter trained(Starter starter) throws Exception {
        var cache = folder.resolve(starter.name() + ".aot").toString();
        var pupil = starter.with("training " + starter.name(), "-XX:AOTCacheOutput=" + cache, "-XX:+UseSerialGC");
        try (var running = Running.of(pupil, database, log(pupil))) {
            running.answer();
            running.ready();
            for (var lesson = 0; lesson < LESSONS; lesson++) {
                running.answer();
            }
        }
        return starter.with("trained " + starter.name(), "-XX:AOTCache=" + cache, "-XX:+UseSerialGC");
    }

    /** Starts a program, measures the milliseconds until its first answer, and stops the program. */
    private double start(Starter starter) throws Exception {
        var begin = System.nanoTime();
        try (var running = Running.of(starter, database, log(starter))) {
            running.answer();
            return (System.nanoTime() - begin) / 1e6;
        }
    }

    /** A running program, stopped when closed. */
    private record Running(Starter starter, Process process, int port, int management, Path log)
            implements AutoCloseable {

        static Running of(Starter starter, BenchDatabase database, Path log) throws IOException {
            var port = Served.freePort();
            var management = Served.freePort();
            var environment = new HashMap<>(database.environment());
            environment.putAll(Map.of(
                    "QUARKUS_HTTP_HOST", "127.0.0.1",
                    "QUARKUS_HTTP_PORT", "" + port,
                    "QUARKUS_MANAGEMENT_HOST", "127.0.0.1",
                    "QUARKUS_MANAGEMENT_PORT", "" + management,
                    // As in Kubernetes, where jobs migrate the database and load the data.
                    "QUARKUS_FLYWAY_MIGRATE_AT_START", "false",
                    "MODEL_ATLAS_LOAD_SHIPPED", "false"));
            var builder = new ProcessBuilder(starter.command())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return new Running(starter, builder.start(), port, management, log);
        }

        /** Sends requests until one is answered. */
        void answer() throws Exception {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
                    .header("Content-Type", "application/json")
                    .timeout(PATIENCE)
                    .POST(BodyPublishers.ofString("{\"query\": \"" + starter.document() + "\"}"))
                    .build();
            await(() -> isAnswered(request));
        }

        /** Waits until the program is ready. */
        void ready() throws Exception {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/q/health/ready"))
                    .timeout(PATIENCE)
                    .build();
            await(() -> HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200);
        }

        private void await(Callable<Boolean> condition) throws Exception {
            var begin = System.nanoTime();
            while (!condition.call()) {
                if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new IllegalStateException(starter.name() + " does not answer: " + Files.readString(log));
                }
                Thread.sleep(3);
            }
        }

        @Override
        public void close() {
            process.destroy();
            try {
                // If the program runs for training, it writes its AOT cache now.
                process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
            process.destroyForcibly();
        }
    }

    private static boolean isAnswered(HttpRequest request) throws InterruptedException {
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString(UTF_8)).body();
            if (answer.contains("\"errors\"")) {
                throw new IllegalStateException(answer);
            }
            return answer.contains("\"data\"");
        } catch (IOException nobodyThere) {
            return false;
        }
    }

    private void tell(String java, double[] ours, double[] empty) {
        var ratios = new double[ours.length];
        Arrays.setAll(ratios, round -> ours[round] / empty[round]);
        Arrays.sort(ratios);
        var ratio = ratios[ratios.length / 2];
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.2f (%.2f to %.2f): %s |%n",
                java,
                middle(ours),
                middle(empty),
                ratio,
                ratios[0],
                ratios[ratios.length - 1],
                ratio <= GOAL ? "met" : "MISSED");
    }

    private static double middle(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /**
     * Requires that the empty program has the same Quarkus features as the service. Otherwise, the comparison would
     * prove nothing.
     */
    private void mustBeAlike(Starter ours, Starter empty) throws IOException {
        if (!features(ours).equals(features(empty))) {
            throw new IllegalStateException("The program has the features " + features(ours)
                    + ", but the empty program has " + features(empty));
        }
    }

    private String features(Starter starter) throws IOException {
        return FEATURES.matcher(Files.readString(log(starter)))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private Path log(Starter starter) {
        return folder.resolve(starter.name() + ".out");
    }
}
