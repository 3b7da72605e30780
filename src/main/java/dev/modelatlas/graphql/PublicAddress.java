package dev.modelatlas.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.HttpServer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The base URL of all links that the service sends to clients. It never comes from a request: whoever chooses the
 * {@code Host} header would also choose where the links in cached responses lead.
 */
@Singleton
public class PublicAddress {
    private final PublicConfig config;
    private final HttpServer server;
    private final int configuredPort;

    /** @param configuredPort the port as configured, which the server may not have opened yet */
    @Inject
    public PublicAddress(
            PublicConfig config,
            HttpServer server,
            @ConfigProperty(name = "quarkus.http.port", defaultValue = "8080") int configuredPort) {
        this.config = config;
        this.server = server;
        this.configuredPort = configuredPort;
    }

    /**
     * The configured URL, without a trailing slash. Without one, this machine with the port that the server listens on.
     * Do not keep the result of a call at start: a port of 0 becomes known when it opens.
     */
    public String url() {
        return config.url().orElseGet(this::local);
    }

    private String local() {
        if (server.getPort() > 0) {
            return "http://localhost:" + server.getPort();
        }
        return server.getSecurePort() > 0
                ? "https://localhost:" + server.getSecurePort()
                : "http://localhost:" + configuredPort;
    }
}
