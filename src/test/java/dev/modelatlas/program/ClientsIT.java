package dev.modelatlas.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.testsupport.Full;

/**
 * Other clients and tools against the packaged program: each file of {@code src/test/node} is a suite. Without Node or
 * its packages, the suites are skipped with a message; {@code .ci/run} installs both and allows no skip.
 */
@Full
class ClientsIT extends NodeSuites {
    @ParameterizedTest
    @MethodSource
    void everyClientSuitePasses(Path suite) throws Exception {
        passes(suite);
    }

    static Stream<Path> everyClientSuitePasses() throws IOException {
        return NodeSuite.in(NodeSuite.FOLDER);
    }
}
