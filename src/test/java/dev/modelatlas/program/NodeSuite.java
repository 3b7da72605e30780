package dev.modelatlas.program;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.modelatlas.testsupport.Atlas;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A file of {@code src/test/node}, run against a server. */
final class NodeSuite {
    static final Path FOLDER = Path.of("src/test/node");
    private static final int PATIENCE_IN_SECONDS = 600;
    /** Node counts a file without tests as a test with the file's name. */
    private static final Pattern A_TEST = Pattern.compile("(?m)^# Subtest: (?!.*\\.test\\.js$)");

    private NodeSuite() {}

    static void skipWithoutNode() {
        assumeTrue(isInstalled("node"), "skipped: Node is not installed");
        assumeTrue(Files.isDirectory(FOLDER.resolve("node_modules")), "skipped: run npm ci in " + FOLDER);
    }

    /** Starts the program for suites; skips the tests without Node. */
    static ServingProgram serve(Path directory) {
        skipWithoutNode();
        return ServingProgram.start(Program.in(directory)
                // All clients have the same address, so one rate limit would apply to all of them together.
                .with("model-atlas.rate.anonymous", "0")
                .on(Atlas.filledDatabase()));
    }

    /**
     * Asserts that the suite has tests and that all of them pass. Node itself would accept skipped tests, and files
     * without tests.
     *
     * @param output file for the output
     */
    static void passes(Path suite, URI server, Path output) throws Exception {
        var builder = new ProcessBuilder("node", "--test", "--test-reporter=tap", suite.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("ATLAS_URL", server.toString());
        var process = builder.start();
        var ended = process.waitFor(PATIENCE_IN_SECONDS, SECONDS);
        process.destroyForcibly();
        var report = contents(output);
        assertThat(ended && process.exitValue() == 0).as(report).isTrue();
        assertThat(report).contains("\n# skipped 0\n", "\n# todo 0\n").containsPattern(A_TEST);
    }

    /** The suites of a folder, in the order of their names. */
    static Stream<Path> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".test.js")).sorted().toList().stream();
        }
    }

    private static boolean isInstalled(String command) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }

    private static String contents(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "its output cannot be read: " + e;
        }
    }
}
