package dev.modelatlas.graphql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.Like;

/** How the outside world reaches this service. */
@ConfigMapping(prefix = "model-atlas.public")
public interface PublicConfig {

    /** Where links that leave the service begin, without a slash at the end. */
    @WithDefault("http://localhost:8080")
    @Like(
            value = "https?://[^/?#\\s]+(/[^/?#\\s]+)*",
            orElse = "must be an address like https://atlas.example, without a slash at the end")
    String url();
}
