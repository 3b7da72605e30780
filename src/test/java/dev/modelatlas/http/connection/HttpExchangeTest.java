package dev.modelatlas.http.connection;

import java.lang.reflect.Proxy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.VertxServer;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class HttpExchangeTest {
    private final HttpServerRequest request = (HttpServerRequest) Proxy.newProxyInstance(
            HttpServerRequest.class.getClassLoader(),
            new Class<?>[] {HttpServerRequest.class},
            (self, method, arguments) -> method.getName().equals("version") ? HttpVersion.HTTP_1_1 : null);

    private final HttpExchange exchange = new HttpExchange(new EmbeddedChannel(), request, null);
    private final AtomicInteger released = new AtomicInteger();

    @Test
    void releasesAllReservationsWhenItEnds() {
        exchange.holds(released::incrementAndGet);
        exchange.holds(released::incrementAndGet);
        assertThat(released).hasValue(0);
        exchange.leave();
        assertThat(released).hasValue(2);
    }

    /** An HTTP/2 client may reset the stream while its key is checked. The connection then stays open. */
    @Test
    void releasesAReservationThatComesAfterItsEnd() {
        exchange.leave();
        exchange.holds(released::incrementAndGet);
        assertThat(released).hasValue(1);
    }

    /** While the event loop calls a handler, it holds a lock that other threads need for most methods of the response. */
    @Test
    void otherThreadsSeeWithoutWaitingWhetherAnHttp2ClientHasDisconnected() throws Exception {
        var received = new CompletableFuture<RoutingContext>();
        var seenMeanwhile = new CompletableFuture<Boolean>();
        try (var server = VertxServer.of(router -> router.get().handler(http -> {
            try {
                seenMeanwhile.complete(onAnotherThread(http).get(5, TimeUnit.SECONDS));
            } catch (InterruptedException | ExecutionException | TimeoutException waits) {
                seenMeanwhile.completeExceptionally(waits);
            }
            received.complete(http);
        }))) {
            var request = HttpRequest.newBuilder(server.url("/")).build();
            var response = HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
            assertThat(seenMeanwhile.get()).isFalse();
            assertThat(received.get().request().version()).isEqualTo(HttpVersion.HTTP_2);
            response.cancel(true);
            await().until(() -> onAnotherThread(received.get()).get());
        }
    }

    private static CompletableFuture<Boolean> onAnotherThread(RoutingContext http) {
        return CompletableFuture.supplyAsync(() -> HttpExchange.isGone(http));
    }
}
