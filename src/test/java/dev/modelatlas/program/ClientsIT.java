package dev.modelatlas.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.testsupport.Full;

/**
 * Other clients and tools against the packaged program: each file of {@code src/test/node} is a suite. Without Node or
 * its packages they are skipped with a message; {@code .ci/run} installs both and allows no skip.
 */
@Full
class ClientsIT {
    @TempDir
    static Path home;

    private static ServingProgram serving;

    @BeforeAll
    static void serve() {
        serving = NodeSuite.serve(home);
    }

    @AfterAll
    static void end() {
        if (serving != null) {
            serving.close();
        }
    }

    @ParameterizedTest
    @MethodSource
    void everyClientSuitePasses(Path suite) throws Exception {
        NodeSuite.passes(suite, serving.address(), home.resolve("suite"));
    }

    static Stream<Path> everyClientSuitePasses() throws IOException {
        return NodeSuite.in(NodeSuite.FOLDER);
    }
}
