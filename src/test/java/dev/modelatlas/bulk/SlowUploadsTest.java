package dev.modelatlas.bulk;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.access.Actor;
import dev.modelatlas.access.KeyRepository;
import dev.modelatlas.access.KeyRole;
import dev.modelatlas.access.KeyScope;
import dev.modelatlas.http.HalfASecond;
import dev.modelatlas.testsupport.Full;

import static org.assertj.core.api.Assertions.assertThat;

/** Publishers that stall while they upload a file. */
@Full
@QuarkusTest
@TestProfile(HalfASecond.class)
class SlowUploadsTest {

    @Inject
    KeyRepository keys;

    @Inject
    ImportHandler imports;

    /** More bytes than the server requires in each period. */
    private static final int ENOUGH_FOR_A_PERIOD = 100_000;

    @Inject
    ImportConfig config;

    private final List<Socket> sockets = new ArrayList<>();
    private String key;

    @BeforeEach
    void makeKey() {
        var name = "Slow partner " + new Random().nextInt(1_000_000_000);
        key = keys.create(new Actor("Ada"), name, KeyRole.PUBLISHER, KeyScope.OWN, null)
                .orElseThrow()
                .text();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        for (var socket : sockets) {
            socket.close();
        }
        waitUntil(0);
        try (var files = Files.newDirectoryStream(config.directory())) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void slowUploadGetsStatus408() throws Exception {
        var socket = begin();
        for (var n = 0; n < 20 && socket.getInputStream().available() == 0; n++) {
            socket.getOutputStream().write('x');
            Thread.sleep(100);
        }
        assertThat(head(socket)).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void uploadThatStopsAfterItsFirstPeriodGetsStatus408() throws Exception {
        var socket = begin();
        socket.getOutputStream().write(new byte[ENOUGH_FOR_A_PERIOD]);
        assertThat(head(socket)).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void disconnectedClientFreesItsSlot() throws Exception {
        var socket = begin();
        waitUntil(1);
        socket.close();
        waitUntil(0);
    }

    @Test
    void limitsUploadsOfOneCaller() throws Exception {
        var third = responseToAThirdUpload();
        // On a busy machine, the first two may time out before the server sees the third.
        for (var n = 1; n < 5 && third.startsWith("HTTP/1.1 408 "); n++) {
            third = responseToAThirdUpload();
        }
        assertThat(third).startsWith("HTTP/1.1 503 ");
    }

    private String responseToAThirdUpload() throws Exception {
        waitUntil(0);
        var first = begin().getInputStream();
        begin();
        for (var tries = 0; imports.inProgress() != 2 && first.available() == 0; tries++) {
            assertThat(tries).isLessThan(500);
            Thread.sleep(10);
        }
        return head(begin());
    }

    @Test
    void refusesATooLargeUploadBeforeItsBodyArrives() throws Exception {
        assertThat(head(begin(101L << 20))).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void slotIsFreedWhenTheFileCannotBeCreated() throws Exception {
        Files.delete(config.directory());
        try {
            // One more than the number of slots for one caller.
            for (var n = 0; n < 3; n++) {
                assertThat(head(begin())).startsWith("HTTP/1.1 507 ");
            }
            assertThat(imports.inProgress()).isZero();
        } finally {
            Files.createDirectory(config.directory());
        }
    }

    private Socket begin() throws IOException {
        return begin(1_000_000);
    }

    private Socket begin(long length) throws IOException {
        var socket = new Socket("localhost", RestAssured.port);
        sockets.add(socket);
        socket.setSoTimeout(10_000);
        var head = "POST /imports?asOf=2026-01-01&sourceName=S&sourceUrl=https://example.org&licence=CC0&attribution=A"
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nAuthorization: Bearer " + key
                + "\r\nContent-Length: " + length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String head(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(13), StandardCharsets.US_ASCII);
    }

    private void waitUntil(int underWay) throws InterruptedException {
        for (var tries = 0; imports.inProgress() != underWay; tries++) {
            assertThat(tries).as("files under way: " + imports.inProgress()).isLessThan(500);
            Thread.sleep(10);
        }
    }
}
