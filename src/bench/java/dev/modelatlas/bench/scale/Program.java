package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.modelatlas.bench.Commands;
import dev.modelatlas.bench.Memory;

/**
 * The packaged program, with a heap of 256 MB.
 *
 * @param database the database to use
 * @param folder folder for its output
 * @param jar quarkus-run.jar of a build
 */
record Program(BenchDatabase database, Path folder, Path jar) {
    private static final Path OF_THIS_BUILD = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Pattern KEY = Pattern.compile("atlas_[0-9a-f_]+");
    private static final Pattern KEY_ID = Pattern.compile("(?m)^[0-9a-f]{12}(?= +Bench )");

    Program(BenchDatabase database, Path folder) {
        this(database, folder, OF_THIS_BUILD);
    }

    /**
     * Runs {@code import}, however many models the file adds or changes.
     *
     * @return table cells: seconds, and the maximum memory used
     */
    String imports(Path file, String day) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var log = folder.resolve("import.out");
        var builder = new ProcessBuilder(java("import", file.toString(), "--as-of=" + day, "--accept-losses"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(database.environment());
        var process = builder.start();
        var most = 0L;
        while (process.isAlive()) {
            most = Math.max(most, Memory.megabytes(process.pid(), "VmHWM"));
            Thread.sleep(50);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("import says " + Files.readString(log));
        }
        return String.format(Locale.ROOT, "%.1f s | %d MB", (System.nanoTime() - begin) / 1e9, most);
    }

    /** Creates an API key of the publisher Bench. If a kept database already has this key, replaces it. */
    String createKey() throws IOException, InterruptedException {
        var known = found(KEY_ID, "keys", "list");
        return (known.isPresent()
                        ? found(KEY, "keys", "rotate", known.get())
                        : found(KEY, "keys", "create", "--name", "Bench", "--role", "publisher"))
                .orElseThrow(() -> new IllegalStateException("The program creates no key"));
    }

    private Optional<String> found(Pattern pattern, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(java(command));
        builder.environment().putAll(database.environment());
        return pattern.matcher(Commands.output(builder))
                .results()
                .map(MatchResult::group)
                .findFirst();
    }

    /** Starts the server without limits per caller, because all requests come from one machine. */
    Served serves(String name, Map<String, String> settings) throws IOException, InterruptedException {
        var port = Served.freePort();
        var environment = new HashMap<>(database.environment());
        // Uses names of settings that the previous release also knows.
        environment.putAll(Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", "" + port,
                "QUARKUS_MANAGEMENT_PORT", "0",
                "MODEL_ATLAS_LOAD_SHIPPED", "false",
                "MODEL_ATLAS_RATE_ANONYMOUS", "0",
                "MODEL_ATLAS_HTTP_MAX_CONNECTIONS_PER_ADDRESS", "1000000"));
        environment.putAll(settings);
        return Served.start(name, port, folder.resolve(name + ".out"), environment, java());
    }

    private List<String> java(String... arguments) {
        var command = new ArrayList<>(List.of("java", "-Xmx256m", "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return command;
    }
}
