package dev.modelatlas.http.wire;

import jakarta.inject.Singleton;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;

/**
 * Bounds what the system keeps for a client that does not take its answer. Left to itself, Linux takes up to 4 MB for
 * each: 500 slow clients then use up the memory of all TCP, and the answers and farewells of others wait for half a
 * minute. With 128 KB, a client 100 ms away still gets 10 Mbit/s on each connection.
 */
@Singleton
class SendBuffers implements HttpServerOptionsCustomizer {
    private static final int BYTES = 128 * 1024;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(BYTES);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        options.setSendBufferSize(BYTES);
    }
}
