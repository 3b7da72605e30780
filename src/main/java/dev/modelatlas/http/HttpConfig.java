package dev.modelatlas.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one HTTP request to {@code /graphql} may hold. */
@ConfigMapping(prefix = "model-atlas.http")
interface HttpConfig {

    /** Bytes of a body, document and variables together; at most quarkus.http.limits.max-body-size. */
    @WithDefault("1M")
    MemorySize maxBodySize();
}
