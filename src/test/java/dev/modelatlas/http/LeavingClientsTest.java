package dev.modelatlas.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.modelatlas.access.Actor;
import dev.modelatlas.access.KeyRepository;
import dev.modelatlas.access.KeyRole;
import dev.modelatlas.access.KeyScope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Clients that open a request and leave, at every stage of it: no place may be lost. */
@QuarkusTest
@TestProfile(HalfASecond.class)
class LeavingClientsTest {
    /** More than there are places of any kind for one caller, and for all. */
    private static final int CLIENTS = 40;

    private static final List<String> GAUGES = List.of(
            "atlas.requests.working",
            "atlas.requests.waiting",
            "atlas.downloads",
            "atlas.imports",
            "atlas.transit.size",
            "atlas.subscriptions.size",
            "atlas.uploads",
            "atlas.websockets");

    enum Request {
        EXPORT("GET /export/models.csv HTTP/1.1\r\n", ""),
        ENDLESS_EXPORT("GET /export/endless HTTP/1.1\r\n", ""),
        CHANGES("GET /changes?since=0 HTTP/1.1\r\n", ""),
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
    MeterRegistry meters;

    private final Random random = new Random(15);
    private String key;

    @BeforeEach
    void makeKey() {
        var name = "Leaving partner " + new Random().nextInt(1_000_000_000);
        key = keys.create(new Actor("Ada"), name, KeyRole.PUBLISHER, KeyScope.OWN, null)
                .orElseThrow()
                .text();
    }

    @ParameterizedTest
    @EnumSource
    void clientLeavesBeforeItsHandlerIsReached(Request request) throws Exception {
        var before = held.released();
        for (var client = 0; client < CLIENTS; client++) {
            open(request, HeldRequests.HEADER + ": yes\r\n").close();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> held.released() == before + CLIENTS);
        assertNothingIsTaken();
    }

    @ParameterizedTest
    @EnumSource
    void clientLeavesAnyTimeLater(Request request) throws Exception {
        for (var client = 0; client < CLIENTS; client++) {
            var socket = open(request, "");
            if (random.nextBoolean()) {
                // Without a word: the system resets the connection.
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
    void clientLeavesInTheMidstOfTheAnswer(Request request) throws Exception {
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
        assertNothingIsTaken();
    }

    private void assertNothingIsTaken() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(taken())
                        .allSatisfy(
                                (place, count) -> assertThat(count).as(place).isZero()));
    }

    private Map<String, Double> taken() {
        var taken = new HashMap<String, Double>();
        taken.put("uploads", (double) uploads.underWay());
        for (var name : GAUGES) {
            taken.put(name, meters.get(name).gauge().value());
        }
        return taken;
    }

    private Socket open(Request request, String header) throws IOException {
        var socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(10_000);
        var text = request.head + "Host: localhost\r\nAuthorization: Bearer " + key + "\r\n" + header + "\r\n"
                + request.body;
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
