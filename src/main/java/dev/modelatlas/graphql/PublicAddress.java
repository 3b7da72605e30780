package dev.modelatlas.graphql;

import jakarta.inject.Singleton;

import io.quarkus.vertx.http.HttpServer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The base URL of all links that the service sends to clients. It is never derived from a request. Otherwise, a client
 * could send a {@code Host} header that decides where the links in cached responses lead.
 */
@Singleton
public class PublicAddress {
    private final PublicConfig config;
    private final HttpServer server;
    private final int configuredPort;

    /**
     * @param configuredPort the configured HTTP port. If no URL is configured, links contain this port until the server
     *     listens, and the actual port afterwards
     */
    public PublicAddress(
            PublicConfig config,
            HttpServer server,
            @ConfigProperty(name = "quarkus.http.port", defaultValue = "8080") int configuredPort) {
        this.config = config;
        this.server = server;
        this.configuredPort = configuredPort;
    }

    /**
     * The configured URL, without a trailing slash. By default, {@code localhost} with the port on which the server
     * listens. Do not store the result during startup: if the configured port is 0, the actual port is not known yet.
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
