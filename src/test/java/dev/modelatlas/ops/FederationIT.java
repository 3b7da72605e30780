package dev.modelatlas.ops;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Full;

/** The packaged program as a subgraph; skipped without Node, on which what composes it runs. */
@Full
class FederationIT {
    private static final Path SUITE = NodeSuite.FOLDER.resolve("federation/compose.test.js");

    @TempDir
    Path home;

    @Test
    void othersComposeItAndAskItForEntities() throws Exception {
        NodeSuite.skipWithoutNode();
        try (var serving = ServingProgram.start(
                Program.in(home).with("model-atlas.federation.enabled", "true").on(Atlas.filledDatabase()))) {
            NodeSuite.passes(SUITE, serving.address(), home.resolve("suite"));
        }
    }
}
