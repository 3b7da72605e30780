package dev.modelatlas.http.response;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Concurrent
public class EventLoopReplyTest {
    /** The message of the exceptions that the servers of this class log. */
    public static final String ON_PURPOSE = "EventLoopReplyTest fails on purpose";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private int port;

    @BeforeEach
    void start() {
        var router = Router.router(vertx);
        router.get("/fails")
                .handler(http -> reply(http, () -> {
                    throw new IllegalStateException(ON_PURPOSE);
                }));
        router.get("/breaks")
                .handler(http -> reply(http, () -> {
                    http.response().setChunked(true).write("begin");
                    throw new IllegalStateException(ON_PURPOSE);
                }));
        port = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void requestFailsWhenItsReplyThrowsAnException() throws IOException, InterruptedException {
        assertThat(get("/fails")).isEqualTo(500);
    }

    @Test
    void connectionIsClosedIfAReplyFailsAfterItsResponseHasBegun() {
        assertThatThrownBy(() -> get("/breaks")).isInstanceOf(IOException.class).hasMessageNotContaining("timed out");
    }

    private int get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }

    /** Replies from another thread. */
    private void reply(RoutingContext http, Runnable step) {
        var loop = vertx.getOrCreateContext();
        vertx.executeBlocking(() -> {
            EventLoopReply.send(http, loop, step);
            return null;
        });
    }
}
