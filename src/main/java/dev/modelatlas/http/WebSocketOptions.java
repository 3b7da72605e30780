package dev.modelatlas.http;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;

/** How WebSockets are spoken on the wire. */
@Singleton
class WebSocketOptions implements HttpServerOptionsCustomizer {
    private final WebSocketConfig config;

    @Inject
    WebSocketOptions(WebSocketConfig config) {
        this.config = config;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        var size = Math.toIntExact(config.maxMessageSize().asLongValue());
        options.setWebSocketSubProtocols(List.of(WebSocketHandler.PROTOCOL))
                .setMaxWebSocketFrameSize(size)
                .setMaxWebSocketMessageSize(size)
                // A few bytes can inflate to more than any limit on what arrives, and each connection would keep a
                // window.
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customizeHttpServer(options);
    }
}
