package dev.modelatlas.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.OwnProcess;

/**
 * The packaged program, run as a user would run it.
 *
 * @param directory the working directory, which also gets the output
 * @param options options of Java, such as {@code -Dname=value}
 * @param environment added to the current environment
 */
record Program(Path directory, List<String> options, Map<String, String> environment) {
    private static final Path JAR =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /**
     * The result of a run.
     *
     * @param out standard output
     * @param err standard error
     */
    record Outcome(int exitCode, String out, String err) {}

    /**
     * The program without a warm-up, because tests do not send many requests at once, and with a long queue timeout for
     * slow machines.
     */
    static Program in(Path directory) {
        return new Program(directory, List.of(), Map.of())
                .with("model-atlas.warm-up.time", "0s")
                .with("model-atlas.http.queue-timeout", "5m");
    }

    Program with(String property, String value) {
        var more = new ArrayList<>(options);
        more.add("-D" + property + "=" + value);
        return new Program(directory, more, environment);
    }

    /** The same program with the given database. */
    Program on(Databases.Fresh database) {
        return withVariable("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl())
                .withVariable("QUARKUS_DATASOURCE_USERNAME", database.username())
                .withVariable("QUARKUS_DATASOURCE_PASSWORD", database.password());
    }

    Program withVariable(String name, String value) {
        var more = new HashMap<>(environment);
        more.put(name, value);
        return new Program(directory, options, more);
    }

    /** Runs the program to its end. */
    Outcome run(String... arguments) {
        var process = start(arguments);
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running after " + PATIENCE + ":\n" + log());
            }
            return new Outcome(process.exitValue(), Files.readString(directory.resolve("out")), log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts the program, which the caller must stop. */
    Process start(String... arguments) {
        var command = new ArrayList<>(List.of(OwnProcess.JAVA));
        // The program, like the JVM of the tests, does not run long enough for Java's second compiler to pay off.
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("err"));
    }
}
