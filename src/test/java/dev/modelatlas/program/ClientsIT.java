package dev.modelatlas.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Full;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Other clients, tools and browsers against the packaged program: each file of {@code src/test/node} is a suite.
 * Without Node, its packages or Chromium they are skipped with a message; {@code .ci/run} installs all three and allows
 * no skip.
 */
@Full
class ClientsIT {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @TempDir
    static Path home;

    private static ServingProgram serving;

    @BeforeAll
    static void serve() {
        NodeSuite.skipWithoutNode();
        serving = ServingProgram.start(Program.in(home)
                // There are many browsers and clients, but all of them have the same address.
                .with("model-atlas.rate.anonymous", "0")
                .on(Atlas.filledDatabase()));
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
        return suitesIn(NodeSuite.FOLDER);
    }

    @ParameterizedTest
    @MethodSource
    void browser(Path suite) throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), "skipped: Chromium is not installed");
        passes(suite);
    }

    static Stream<Path> browser() throws IOException {
        return suitesIn(NodeSuite.FOLDER.resolve("browser"));
    }

    private static void passes(Path suite) throws Exception {
        NodeSuite.passes(suite, serving.address(), home.resolve("suite"));
    }

    private static Stream<Path> suitesIn(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".test.js")).sorted().toList().stream();
        }
    }
}
