package dev.modelatlas.bulk;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.modelatlas.access.Actor;
import dev.modelatlas.access.KeyRepository;
import dev.modelatlas.access.KeyRole;
import dev.modelatlas.access.KeyScope;
import dev.modelatlas.http.HalfASecond;
import dev.modelatlas.http.HeldRequests;
import dev.modelatlas.testsupport.Clients;
import dev.modelatlas.testsupport.RecordedSpans;
import dev.modelatlas.testsupport.Sql;

import static dev.modelatlas.testsupport.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Clients disconnect at various stages of a request. Afterwards, all slots must be free. */
@QuarkusTest
@TestProfile(HalfASecond.class)
class LeavingClientsTest {
    /** More than the number of slots of any kind, both for one caller and in total. */
    private static final int CLIENTS = 40;

    private static final List<String> GAUGES = List.of(
            "atlas.requests.active",
            "atlas.requests.queued",
            "atlas.downloads",
            "atlas.imports",
            "atlas.transit.size",
            "atlas.subscriptions.size",
            "atlas.uploads",
            "atlas.websockets",
            "atlas.rest.requests");

    private static final String MODELS = "{ models(first: 1) { nodes { slug } } }";

    enum Request {
        EXPORT("GET /export/models.csv HTTP/1.1\r\n", ""),
        ENDLESS_EXPORT("GET /export/endless HTTP/1.1\r\n", ""),
        CHANGES("GET /changes?since=0 HTTP/1.1\r\n", ""),
        SHORT_LINK("GET /s/0000000000000000 HTTP/1.1\r\n", ""),
        IMPORT_JOB("GET /imports/00000000-0000-0000-0000-000000000000 HTTP/1.1\r\n", ""),
        PAGE("GET /models/gpt-4 HTTP/1.1\r\n", ""),
        DOCUMENT("GET /graphql?query=%7Bmodels(first:100)%7Bnodes%7Bname%7D%7D%7D HTTP/1.1\r\n", ""),
        POSTED_DOCUMENT(
                "POST /graphql HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 100\r\n", "{\"query\":"),
        WEBSOCKET(
                "GET /graphql HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Protocol: graphql-transport-ws\r\n",
                ""),
        UPLOAD(
                "POST /imports?asOf=2026-01-01&sourceName=S&sourceUrl=https://example.org&licence=CC0&attribution=A"
                        + " HTTP/1.1\r\nContent-Type: text/csv\r\nContent-Length: 1000000\r\n",
                "Model");

        private final String head;
        private final String body;

        Request(String head, String body) {
            this.head = head;
            this.body = body;
        }
    }

    @Inject
    KeyRepository keys;

    @Inject
    HeldRequests held;

    @Inject
    ImportHandler uploads;

    @Inject
    Jdbi jdbi;

    @Inject
    MeterRegistry meters;

    @Inject
    RecordedSpans spans;

    private final Random random = new Random(15);
    /** All requests of a test belong to one trace, which tells them from late requests of an earlier test. */
    private final String trace = UUID.randomUUID().toString().replace("-", "");

    private String key;
    private int asked;

    @BeforeEach
    void makeKey() {
        var name = "Leaving partner " + new Random().nextInt(1_000_000_000);
        key = keys.create(new Actor("Ada"), name, KeyRole.PUBLISHER, KeyScope.OWN, null)
                .orElseThrow()
                .text();
    }

    @ParameterizedTest
    @EnumSource
    void noSlotIsOccupiedByAClientThatDisconnectsBeforeItsRequestIsHandled(Request request) throws Exception {
        // The server then remembers the key. Otherwise, 40 lookups at once could time out on a busy machine, and the
        // server refuses a request whose lookup fails before this test could hold it.
        given().header("Authorization", "Bearer " + key)
                .queryParam("query", "{ __typename }")
                .get("/graphql")
                .then()
                .statusCode(200);
        var before = held.released();
        var counted = abandoned();
        for (var client = 0; client < CLIENTS; client++) {
            open(request, HeldRequests.HEADER + ": yes\r\n").close();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> held.released() == before + CLIENTS);
        assertThatRequestsEnded(CLIENTS);
        await().until(() -> abandoned() >= counted + CLIENTS);
        assertNothingIsTaken();
    }

    @ParameterizedTest
    @EnumSource
    void clientThatDisconnectsAtARandomTimeOccupiesNoSlot(Request request) throws Exception {
        for (var client = 0; client < CLIENTS; client++) {
            var socket = open(request, "");
            if (random.nextBoolean()) {
                // The operating system then resets the connection.
                socket.setSoLinger(true, 0);
            }
            Thread.sleep(0, random.nextInt(1_000_000));
            Thread.sleep(random.nextInt(15));
            socket.close();
        }
        assertNothingIsTaken();
    }

    @ParameterizedTest
    @EnumSource
    void noSlotIsOccupiedByAClientThatDisconnectsDuringTheResponse(Request request) throws Exception {
        var sockets = new ArrayList<Socket>();
        for (var client = 0; client < 2; client++) {
            var socket = open(request, "");
            sockets.add(socket);
            if (request != Request.UPLOAD && request != Request.POSTED_DOCUMENT) {
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }
        }
        for (var socket : sockets) {
            socket.close();
        }
        if (request != Request.WEBSOCKET) {
            assertThatRequestsEnded(2);
        }
        assertNothingIsTaken();
    }

    /**
     * Running requests have a deadline of half a second. If an attempt takes longer on a busy machine, the test repeats
     * it.
     */
    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void waitingRequestOfADisconnectedClientLeavesTheQueue(HttpClient.Version version) {
        var client = Clients.http(HttpClient.newBuilder().version(version));
        // HTTP/2 starts with a connection's second request.
        ask(client, "{ __typename }").join();
        await().atMost(Duration.ofSeconds(30)).until(() -> leaversAreGoneBeforeWorkersAreDone(client));
        assertNothingIsTaken();
        assertThatRequestsEnded(asked);
    }

    private boolean leaversAreGoneBeforeWorkersAreDone(HttpClient client) {
        // Requests of the previous attempt occupy no slot any longer.
        assertNothingIsTaken();
        return jdbi.inTransaction(handle -> {
            handle.execute("lock table model_version in access exclusive mode");
            var workers = List.of(ask(client, MODELS), ask(client, MODELS));
            until("atlas.requests.active", 2, workers);
            var leavers = List.of(ask(client, MODELS), ask(client, MODELS));
            until("atlas.requests.queued", 2, workers);
            if (isAnyDone(workers)) {
                // A cancelled request might never be sent, and the test counts requests.
                allOf(leavers).join();
                allOf(workers).join();
                return false;
            }
            leavers.forEach(leaver -> leaver.cancel(true));
            until("atlas.requests.queued", 0, workers);
            var isBefore = waitForTheLock() == 2 && !isAnyDone(workers);
            allOf(workers).join();
            return isBefore;
        });
    }

    private int waitForTheLock() {
        return Sql.one(
                jdbi,
                Integer.class,
                "select count(*) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'");
    }

    /** Waits until the gauge has the value. It also returns when a worker has finished; the attempt is then over. */
    private void until(String gauge, double value, List<? extends Future<?>> workers) {
        await().until(() -> meters.get(gauge).gauge().value() == value || isAnyDone(workers));
    }

    private static boolean isAnyDone(List<? extends Future<?>> requests) {
        return requests.stream().anyMatch(Future::isDone);
    }

    private static CompletableFuture<Void> allOf(List<? extends CompletableFuture<?>> requests) {
        return CompletableFuture.allOf(requests.toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<HttpResponse<String>> ask(HttpClient client, String document) {
        var address = "http://localhost:" + RestAssured.port + "/graphql?query="
                + URLEncoder.encode(document, StandardCharsets.UTF_8);
        asked++;
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create(address))
                        .header("traceparent", traceparent())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The number of requests that metrics show as abandoned. */
    private long abandoned() {
        return meters.find("atlas.requests").tag("code", "ABANDONED").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    /** Waits until a trace collector has received a span for each request, even if the request got no response. */
    private void assertThatRequestsEnded(int number) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(spans.of(trace))
                        .filteredOn(span -> span.getKind() == SpanKind.SERVER)
                        .hasSize(number));
    }

    private String traceparent() {
        return "00-" + trace + "-00f067aa0ba902b7-01";
    }

    private void assertNothingIsTaken() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(taken())
                        .allSatisfy(
                                (place, count) -> assertThat(count).as(place).isZero()));
    }

    private Map<String, Double> taken() {
        var taken = new HashMap<String, Double>();
        taken.put("uploads", (double) uploads.inProgress());
        for (var name : GAUGES) {
            var sum =
                    meters.get(name).gauges().stream().mapToDouble(Gauge::value).sum();
            taken.put(name, sum);
        }
        return taken;
    }

    private Socket open(Request request, String header) throws IOException {
        var socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(10_000);
        var text = request.head + "Host: localhost\r\nAuthorization: Bearer " + key + "\r\ntraceparent: "
                + traceparent() + "\r\n" + header + "\r\n" + request.body;
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
