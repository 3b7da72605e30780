package dev.modelatlas.graphql;

import java.net.URI;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the outside world reaches this service. */
@ConfigMapping(prefix = "model-atlas.public")
public interface PublicConfig {

    /** Where links that leave the service begin, without a slash at the end. */
    @WithDefault("http://localhost:8080")
    URI url();
}
