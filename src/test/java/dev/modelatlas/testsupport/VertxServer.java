package dev.modelatlas.testsupport;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

import dev.modelatlas.http.connection.Exchanges;

/** A bare Vert.x server for handlers that need no application. It listens on a free port of the loopback interface. */
public final class VertxServer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final Vertx vertx = Vertx.vertx();
    private int port;

    /** @param routes adds the handlers to the server's router */
    public static VertxServer of(Consumer<Router> routes) {
        var server = new VertxServer();
        var router = Router.router(server.vertx);
        router.route().handler(http -> {
            Exchanges.begin(http);
            http.next();
        });
        routes.accept(router);
        server.port = done(server.vertx
                        .createHttpServer()
                        .requestHandler(router)
                        .listen(0, "127.0.0.1"))
                .actualPort();
        return server;
    }

    private VertxServer() {}

    public int port() {
        return port;
    }

    /** @param path begins with a slash */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Runs the action on one of the server's event loops. */
    public void run(Runnable action) {
        vertx.runOnContext(ignored -> action.run());
    }

    /** Closes all connections and the event loops. */
    @Override
    public void close() {
        done(vertx.close());
    }

    private static <T> T done(Future<T> future) {
        CompletableFuture<T> result = future.toCompletionStage().toCompletableFuture();
        return result.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}
