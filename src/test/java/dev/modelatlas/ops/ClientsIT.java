package dev.modelatlas.ops;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What others' clients, tools and browsers make of the packaged program: each file of {@code src/test/node} is a suite.
 * Without Node, its packages or Chromium they are skipped, and say so; {@code .ci/run} installs all three and takes no
 * skip.
 */
class ClientsIT {
    private static final Path SUITES = Path.of("src/test/node");
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final int PATIENCE_IN_SECONDS = 240;

    @TempDir
    static Path home;

    private static ServingProgram serving;

    @BeforeAll
    static void serve() {
        assumeTrue(isInstalled("node"), "skipped: Node is not installed");
        assumeTrue(Files.isDirectory(SUITES.resolve("node_modules")), "skipped: run npm ci in " + SUITES);
        serving = ServingProgram.start(Program.in(home)
                // Many browsers and clients, all at one address.
                .with("model-atlas.rate.anonymous", "0")
                .with("model-atlas.database", "embedded")
                .with("model-atlas.database.directory", home.resolve("database").toString()));
    }

    @AfterAll
    static void end() {
        if (serving != null) {
            serving.close();
        }
    }

    @ParameterizedTest
    @MethodSource
    void clients(Path suite) throws Exception {
        passes(suite);
    }

    static Stream<Path> clients() throws IOException {
        return suitesIn(SUITES);
    }

    @ParameterizedTest
    @MethodSource
    void browser(Path suite) throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), "skipped: Chromium is not installed");
        passes(suite);
    }

    static Stream<Path> browser() throws IOException {
        return suitesIn(SUITES.resolve("browser"));
    }

    private static void passes(Path suite) throws Exception {
        var output = home.resolve("suite").toFile();
        var builder = new ProcessBuilder("node", "--test", suite.toString())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().put("ATLAS_URL", serving.address().toString());
        var process = builder.start();
        var ended = process.waitFor(PATIENCE_IN_SECONDS, SECONDS);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0).as(() -> contents(output)).isTrue();
    }

    private static Stream<Path> suitesIn(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".test.js")).sorted().toList().stream();
        }
    }

    private static boolean isInstalled(String command) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }

    private static String contents(File output) {
        try {
            return Files.readString(output.toPath());
        } catch (IOException e) {
            return "its output cannot be read: " + e;
        }
    }
}
