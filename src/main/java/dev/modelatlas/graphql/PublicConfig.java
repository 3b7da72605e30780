package dev.modelatlas.graphql;

import jakarta.validation.constraints.Pattern;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the outside world reaches this service. */
@ConfigMapping(prefix = "model-atlas.public")
public interface PublicConfig {

    /** Where links that leave the service begin, without a slash at the end. */
    @WithDefault("http://localhost:8080")
    @Pattern(
            regexp = "https?://[^/?#\\s]+(/[^/?#\\s]+)*",
            message = "must be an address like https://atlas.example, without a slash at the end")
    String url();
}
