package dev.modelatlas.http;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.modelatlas.http.admission.Bulkhead;
import dev.modelatlas.http.message.HttpConfig;
import dev.modelatlas.testsupport.Clients;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/** Requests that wait for the response to an equal request. */
@QuarkusTest
class SharedAnswerTest {
    private static final String CHEAP = "{ models(first: 1) { nodes { slug } } }";
    private static final String TOO_COSTLY =
            "{ models(first: 100) { nodes { organizations { models(first: 100) { nodes { slug } } } } } }";

    /** A number that differs for each attempt of each test, so that no response is in the cache. */
    private static int attempt;

    private final HttpClient client = Clients.http();

    @Inject
    HttpConfig config;

    @Inject
    Jdbi jdbi;

    @Inject
    MeterRegistry meters;

    /** A request may wait in the queue for less than a second. The test repeats an attempt that takes longer. */
    @Test
    void answerIsSharedEvenIfTheFirstClientHasDisconnected() {
        var answer = await().atMost(Duration.ofSeconds(60)).until(() -> sharedAnswer(CHEAP, true), Objects::nonNull);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"data\":{\"models\":{\"nodes\":[{\"slug\":")
                .doesNotContain("\"errors\"");
    }

    @Test
    void refusalIsSharedToo() {
        var answer =
                await().atMost(Duration.ofSeconds(60)).until(() -> sharedAnswer(TOO_COSTLY, false), Objects::nonNull);
        assertThat(answer.body()).contains("\"code\":\"LIMIT_EXCEEDED\"");
    }

    /** The first request times out in the queue. The test repeats an attempt in which the second times out, too. */
    @Test
    void onlyOneOfTheWaitingRequestsTakesThePlaceOfARefusedOne() {
        await().atMost(Duration.ofSeconds(60)).until(() -> sharedAfterARefusal(6) == 4);
    }

    /** The number of equal requests that get the response to another one, after the first of them was refused. */
    private long sharedAfterARefusal(int requests) throws InterruptedException {
        var before = shared();
        attempt++;
        var others = jdbi.inTransaction(handle -> {
            occupyAllSlots(handle);
            var first = ask(CHEAP, "");
            until(() -> gauge("atlas.requests.queued") == 1 || first.isDone());
            var equal =
                    IntStream.range(1, requests).mapToObj(n -> ask(CHEAP, "")).toList();
            first.join();
            // No counter shows that the other requests know of the refusal.
            Thread.sleep(50);
            return equal;
        });
        others.forEach(CompletableFuture::join);
        until(() -> gauge("atlas.requests.active") == 0);
        return shared() - before;
    }

    /** Occupies all slots until the transaction ends. */
    private void occupyAllSlots(Handle handle) {
        handle.execute("lock table model_version in access exclusive mode");
        IntStream.range(0, Bulkhead.limit(config)).forEach(n -> ask(CHEAP, "" + n));
        until(() -> gauge("atlas.requests.active") == Bulkhead.limit(config));
    }

    /**
     * The response to a request that equals another one in the queue; null if the two did not share it. The client of
     * the other request may disconnect.
     */
    private HttpResponse<String> sharedAnswer(String selection, boolean disconnects) throws InterruptedException {
        var before = shared();
        attempt++;
        var second = jdbi.inTransaction(handle -> {
            occupyAllSlots(handle);
            var first = ask(selection, "");
            until(() -> gauge("atlas.requests.queued") == 1 || first.isDone());
            var equal = ask(selection, "");
            // No counter shows that the request is waiting.
            Thread.sleep(50);
            if (disconnects) {
                first.cancel(true);
                Thread.sleep(50);
            }
            return equal;
        });
        var answer = second.join();
        until(() -> gauge("atlas.requests.active") == 0);
        return shared() > before ? answer : null;
    }

    private long shared() {
        return meters.find("atlas.requests").tag("answer", "shared").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private static void until(Callable<Boolean> condition) {
        await().until(condition);
    }

    /** The comment makes each document different, so its response is not in the cache. */
    private CompletableFuture<HttpResponse<String>> ask(String selection, String comment) {
        var document = selection + " #" + comment + " " + attempt;
        var address = "http://localhost:" + RestAssured.port + "/graphql?query="
                + URLEncoder.encode(document, StandardCharsets.UTF_8);
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
