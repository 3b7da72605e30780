package dev.modelatlas.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.testsupport.Full;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The pages of the packaged program in Chromium: each file of {@code src/test/node/browser} is a suite. The suites take
 * as long as all other clients together, so {@code .ci/run} runs them by themselves. Without Node, its packages or
 * Chromium, the suites are skipped with a message; {@code .ci/run} installs all three and allows no skip.
 */
@Full
@Tag("browsers")
class BrowsersIT extends NodeSuites {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium-headless-shell");

    @ParameterizedTest
    @MethodSource
    void everyBrowserSuitePasses(Path suite) throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), "skipped: chromium-headless-shell is not installed");
        passes(suite);
    }

    static Stream<Path> everyBrowserSuitePasses() throws IOException {
        return NodeSuite.in(NodeSuite.FOLDER.resolve("browser"));
    }
}
