package dev.modelatlas.graphql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.Like;

/** The public address of this service. */
@ConfigMapping(prefix = "model-atlas.public")
public interface PublicConfig {

    /** Base URL of all links that the service sends to clients, without a trailing slash. */
    @WithDefault("http://localhost:8080")
    @Like(
            value = "https?://[^/?#\\s]+(/[^/?#\\s]+)*",
            orElse = "must be an address such as https://atlas.example, without a trailing slash")
    String url();
}
