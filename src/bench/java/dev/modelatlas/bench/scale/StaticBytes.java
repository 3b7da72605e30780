package dev.modelatlas.bench.scale;

import java.nio.file.Files;
import java.nio.file.Path;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;

/**
 * The HTTP server of the service, which here sends only constant bytes. It shows the upper limit of speed over HTTP on
 * this machine.
 */
final class StaticBytes {
    private StaticBytes() {}

    /** @param arguments a port, and the file with the bytes */
    public static void main(String... arguments) throws Exception {
        var bytes = Buffer.buffer(Files.readAllBytes(Path.of(arguments[1])));
        var port = Integer.parseInt(arguments[0]);
        var loops = Runtime.getRuntime().availableProcessors();
        Vertx.vertx()
                .deployVerticle(() -> new Sender(port, bytes), new DeploymentOptions().setInstances(loops))
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        System.out.println("Listening on " + port);
    }

    private static final class Sender extends AbstractVerticle {
        private final int port;
        private final Buffer bytes;

        Sender(int port, Buffer bytes) {
            this.port = port;
            this.bytes = bytes;
        }

        @Override
        public void start() {
            vertx.createHttpServer(new HttpServerOptions().setPort(port).setHost("127.0.0.1"))
                    .requestHandler(request -> request.response()
                            .putHeader("Content-Type", "application/graphql-response+json")
                            .end(bytes))
                    .listen();
        }
    }
}
