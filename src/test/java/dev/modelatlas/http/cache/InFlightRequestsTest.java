package dev.modelatlas.http.cache;

import java.lang.ref.WeakReference;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.vertx.ext.web.RoutingContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.http.message.ResponseType;
import dev.modelatlas.http.observe.RequestOutcome;
import dev.modelatlas.http.response.SerializedResponse;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.VertxServer;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several equal requests. The first computes the response as soon as the test allows it; the others wait for that
 * response.
 */
@Concurrent
class InFlightRequestsTest {
    private static final CacheKey KEY =
            new CacheKey(new CacheableRequest("{ __typename }", null, Map.of(), ResponseType.JSON), 8, null);

    private static final SerializedResponse SHARED =
            SerializedResponse.of(200, ResponseType.JSON, RequestOutcome.ABANDONED, null, new byte[] {'!'});

    private final Semaphore arrived = new Semaphore(0);
    private volatile InFlightRequests inFlight;
    private volatile RoutingContext first;
    private volatile WeakReference<RoutingContext> waiter;
    private VertxServer server;

    @BeforeEach
    void serve() {
        server = VertxServer.of(router -> router.get().handler(this::ask));
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void waitingRequestTimesOutEvenIfTheFirstRequestIsStillComputing() throws Exception {
        inFlight = new InFlightRequests(Duration.ofMillis(200));
        var computing = get();
        arrived.acquire();
        assertThat(get().join()).isEqualTo("late");
        assertThat(computing).isNotDone();
    }

    @Test
    void waitingRequestGetsTheResponseToTheFirstRequest() throws Exception {
        inFlight = new InFlightRequests(Duration.ofMinutes(1));
        var computing = get();
        arrived.acquire();
        var waiting = get();
        arrived.acquire();
        land(SHARED);
        assertThat(waiting.join()).isEqualTo("!");
        assertThat(computing.join()).isEqualTo("computed");
    }

    @Test
    void requestThatArrivesAfterTheSharedResponseComputesItsOwn() throws Exception {
        inFlight = new InFlightRequests(Duration.ofMinutes(1));
        var computing = get();
        arrived.acquire();
        land(SHARED);
        computing.join();
        var next = get();
        arrived.acquire();
        land(null);
        assertThat(next.join()).isEqualTo("computed");
    }

    @Test
    void waitingRequestEndsAtOnceIfTheFirstRequestHasNoResponseToShare() throws Exception {
        inFlight = new InFlightRequests(Duration.ofMinutes(1));
        get();
        arrived.acquire();
        var waiting = get();
        arrived.acquire();
        land(null);
        assertThat(waiting.join()).isEqualTo("nothing");
    }

    @Test
    void waitingRequestEndsIfTheFirstRequestIsCancelled() throws Exception {
        inFlight = new InFlightRequests(Duration.ofMinutes(1));
        get();
        arrived.acquire();
        var waiting = get();
        arrived.acquire();
        server.run(() -> inFlight.cancel(first));
        assertThat(waiting.join()).isEqualTo("nothing");
    }

    @Test
    void waitingRequestOfADisconnectedClientIsForgottenBeforeTheFirstRequestHasAResponse() throws Exception {
        inFlight = new InFlightRequests(Duration.ofHours(1));
        var computing = get();
        arrived.acquire();
        assertThat(inFlight.isAlone(first)).isTrue();
        try (var client = new Socket("127.0.0.1", server.port())) {
            client.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            arrived.acquire();
            assertThat(inFlight.isAlone(first)).isFalse();
        }
        await().until(() -> inFlight.isAlone(first));
        await().until(() -> {
            System.gc();
            return waiter.refersTo(null);
        });
        land(null);
        assertThat(computing.join()).isEqualTo("computed");
    }

    private void ask(RoutingContext http) {
        if (inFlight.joinOrStart(KEY, http, answer -> http.end(text(answer)), () -> http.end("late"))) {
            first = http;
        } else {
            waiter = new WeakReference<>(http);
        }
        arrived.release();
    }

    private void land(SerializedResponse answer) {
        server.run(() -> {
            inFlight.current(first).complete(answer);
            first.end("computed");
        });
    }

    private static String text(Optional<SerializedResponse> answer) {
        return answer.map(it -> it.body().toString()).orElse("nothing");
    }

    private CompletableFuture<String> get() {
        return HttpClient.newHttpClient()
                .sendAsync(HttpRequest.newBuilder(server.url("/")).build(), BodyHandlers.ofString())
                .thenApply(response -> response.body())
                .orTimeout(30, TimeUnit.SECONDS);
    }
}
