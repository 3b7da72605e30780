package dev.modelatlas.program;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Full;

/** The packaged program as a subgraph. Skipped without Node, which composes the supergraph. */
@Full
class FederationIT {
    private static final Path SUITE = NodeSuite.FOLDER.resolve("federation/compose.test.js");

    @TempDir
    Path home;

    @Test
    void composesWithOtherSubgraphsAndServesEntities() throws Exception {
        NodeSuite.skipWithoutNode();
        try (var serving = ServingProgram.start(
                Program.in(home).with("model-atlas.federation.enabled", "true").on(Atlas.filledDatabase()))) {
            NodeSuite.passes(SUITE, serving.address(), home.resolve("suite"));
        }
    }
}
