package dev.modelatlas.http.admission;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.VertxServer;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/** Requests whose bodies do not arrive, with a timeout of an hour. */
@Concurrent
class BodyTimeoutTest {
    private static final int MOST = 100_000;

    private final BlockingQueue<WeakReference<RoutingContext>> begun = new LinkedBlockingQueue<>();
    private VertxServer server;

    @BeforeEach
    void serve() {
        var timeout = new BodyTimeout(Duration.ofHours(1));
        var bodies = BodyHandler.create(false).setBodyLimit(MOST);
        server = VertxServer.of(router -> router.post()
                .handler(http -> {
                    begun.add(new WeakReference<>(http));
                    timeout.handle(http);
                })
                // Vert.x refuses a body handler after other handlers of a route, but not a lambda.
                .handler(http -> bodies.handle(http))
                .handler(timeout::bodyArrived));
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void requestOfAClientThatDisconnectsBeforeTheEndOfTheBodyIsForgotten() throws Exception {
        var client = post(MOST, MOST - 1);
        var request = begun.take();
        client.close();
        awaitForgotten(request);
    }

    @Test
    void requestWithATooLargeBodyIsForgotten() throws Exception {
        try (var client = post(2 * MOST, 2 * MOST)) {
            client.setSoTimeout(60_000);
            assertThat(client.getInputStream().read()).isEqualTo('H');
        }
        awaitForgotten(begun.take());
    }

    private static void awaitForgotten(WeakReference<RoutingContext> request) {
        await().until(() -> {
            System.gc();
            return request.refersTo(null);
        });
    }

    private Socket post(int declared, int sent) throws IOException {
        var client = new Socket("127.0.0.1", server.port());
        var head = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + declared + "\r\n\r\n";
        client.getOutputStream().write((head + " ".repeat(sent)).getBytes(StandardCharsets.US_ASCII));
        return client;
    }
}
