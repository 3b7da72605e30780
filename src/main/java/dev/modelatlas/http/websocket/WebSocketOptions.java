package dev.modelatlas.http.websocket;

import java.util.List;

import jakarta.inject.Singleton;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;

/** Configures the WebSocket protocol of the HTTP server. */
@Singleton
class WebSocketOptions implements HttpServerOptionsCustomizer {
    private final WebSocketConfig config;

    WebSocketOptions(WebSocketConfig config) {
        this.config = config;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        var size = Math.toIntExact(config.maxMessageSize().asLongValue());
        options.setWebSocketSubProtocols(List.of(WebSocketHandler.PROTOCOL))
                .setMaxWebSocketFrameSize(size)
                .setMaxWebSocketMessageSize(size)
                // Compression stays off: a few compressed bytes can inflate beyond any limit on received data, and each
                // connection would need memory for a compression window.
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customizeHttpServer(options);
    }
}
