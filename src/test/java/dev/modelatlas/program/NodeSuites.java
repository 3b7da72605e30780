package dev.modelatlas.program;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Suites that run one after another against the same packaged program. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NodeSuites {
    private Path home;
    private ServingProgram serving;

    @BeforeAll
    void serve(@TempDir Path directory) {
        home = directory;
        serving = NodeSuite.serve(directory);
    }

    @AfterAll
    void end() {
        if (serving != null) {
            serving.close();
        }
    }

    void passes(Path suite) throws Exception {
        NodeSuite.passes(suite, serving.address(), home.resolve("suite"));
    }
}
