package dev.modelatlas.graphql;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

import dev.modelatlas.setting.Like;

/** Settings of the public address. {@link PublicAddress} computes the default. */
@ConfigMapping(prefix = "model-atlas.public")
public interface PublicConfig {

    /**
     * Base URL of all links that the service sends to clients, without a trailing slash. By default, {@code localhost}
     * with the port of the server. The URL has no path, because the pages and the API work only at the root of a host.
     */
    @Like(
            value = "https?://[^/?#\\s]+",
            orElse = "must be an address such as https://atlas.example, without a path or a trailing slash:"
                    + " the pages and the API work only at the root of a host")
    Optional<String> url();
}
