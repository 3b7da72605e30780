package dev.modelatlas.startup;

import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.modelatlas.graphql.PublicConfig;

/** Warns at the start of a server that its links lead to localhost, because its public URL is not configured. */
@Singleton
class PublicUrlCheck {
    private static final Logger LOG = Logger.getLogger(PublicUrlCheck.class);

    private final PublicConfig config;
    private final boolean isServer;

    /** @param isServer false for a command, which opens no port */
    PublicUrlCheck(
            PublicConfig config,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean isServer) {
        this.config = config;
        this.isServer = isServer;
    }

    void atStart(@Observes StartupEvent event) {
        check(config.url(), isServer, LaunchMode.current());
    }

    static void check(Optional<String> url, boolean isServer, LaunchMode mode) {
        if (url.isEmpty() && isServer && mode == LaunchMode.NORMAL) {
            LOG.warn(
                    "model-atlas.public.url is not set. Canonical links of pages, permalinks in citations, and links in"
                            + " exports, sitemaps and webhooks therefore lead to localhost. If others use this server, set"
                            + " model-atlas.public.url to its public URL, such as https://atlas.example.");
        }
    }
}
