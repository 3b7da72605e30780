package dev.modelatlas.graphql.schema;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings for Apollo Federation. */
@ConfigMapping(prefix = "model-atlas.federation")
public interface FederationConfig {

    /** Whether the server serves its schema as a subgraph. */
    @WithDefault("false")
    boolean enabled();
}
