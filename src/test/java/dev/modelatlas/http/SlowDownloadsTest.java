package dev.modelatlas.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Full;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Clients of an answer that never ends. */
@Full
@QuarkusTest
@TestProfile(HalfASecond.class)
class SlowDownloadsTest {
    private static final String EXPORT = "/export/models.csv?revision=1";

    @Inject
    Downloads downloads;

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void disconnect() throws Exception {
        for (var socket : sockets) {
            socket.close();
        }
        waitUntil(0);
    }

    /** Somebody who began before him goes on: it was not the longest time that was over. */
    @Test
    void whoTakesNothingIsCutOff() throws Exception {
        var reader = ask().getInputStream();
        waitUntil(1);
        ask();
        waitUntil(2);
        while (downloads.underWay() == 2) {
            assertThat(reader.readNBytes(65_536)).hasSize(65_536);
            Thread.sleep(20);
        }
        for (var more = 0; more < 20; more++) {
            assertThat(reader.readNBytes(65_536)).hasSize(65_536);
        }
    }

    @Test
    void whoTakesLittleByLittleStaysUntilTheLongestTimeIsOver() throws Exception {
        var client = ask();
        var begin = System.nanoTime();
        var taken = 0L;
        try {
            for (var some = client.getInputStream().readNBytes(65_536);
                    some.length > 0;
                    some = client.getInputStream().readNBytes(65_536)) {
                taken += some.length;
                // Not as fast as it comes.
                Thread.sleep(20);
            }
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(3));
        assertThat(taken).isGreaterThan(1_000_000);
    }

    @Test
    void oneCallerHasSoManyAtOnce() throws Exception {
        // The first look for a revision may take longer than this server's half second; it is known from then on.
        await().until(() -> given().get(EXPORT).statusCode() == 200);
        waitUntil(0);
        ask();
        ask();
        waitUntil(2);
        var third = given().get(EXPORT);
        assertThat(third.statusCode()).isEqualTo(503);
        assertThat(third.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void whoLeavesGivesBackThePlace() throws Exception {
        var client = ask();
        waitUntil(1);
        client.close();
        waitUntil(0);
    }

    private Socket ask() throws IOException {
        var socket = new Socket();
        sockets.add(socket);
        // What is not taken shall wait in the server, not in the system.
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        var request = "GET /export/endless HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void waitUntil(int underWay) throws InterruptedException {
        for (var tries = 0; downloads.underWay() != underWay; tries++) {
            assertThat(tries).as("answers under way: " + downloads.underWay()).isLessThan(1_000);
            Thread.sleep(10);
        }
    }
}
