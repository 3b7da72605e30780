package dev.modelatlas.graphql.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether a router of Apollo Federation stands before the server. */
@ConfigMapping(prefix = "model-atlas.federation")
public interface FederationConfig {

    /** Whether the schema is served as a subgraph. */
    @WithDefault("false")
    boolean enabled();
}
