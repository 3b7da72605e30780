package dev.modelatlas.http.connection;

import jakarta.inject.Singleton;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;

/**
 * Limits the kernel's send buffer of each connection. By default, Linux uses up to 4 MB for each: 500 slow clients
 * would then exhaust the TCP memory of the host, and responses to other clients would wait for half a minute. With 128
 * KB, a client with a round trip of 100 ms still gets 10 Mbit/s on each connection.
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
