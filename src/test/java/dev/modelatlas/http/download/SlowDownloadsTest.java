package dev.modelatlas.http.download;

import java.io.IOException;
import java.io.InputStream;
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

import dev.modelatlas.http.HalfASecond;
import dev.modelatlas.testsupport.Full;

import static dev.modelatlas.testsupport.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Clients of a download that never ends. */
@Full
@QuarkusTest
@TestProfile(HalfASecond.class)
class SlowDownloadsTest {
    private static final String EXPORT = "/export/models.csv?revision=1";

    @Inject
    DownloadHandler downloads;

    @Inject
    BrokenDownload broken;

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void disconnect() throws Exception {
        for (var socket : sockets) {
            socket.close();
        }
        waitUntil(0);
    }

    /**
     * A download that began earlier continues, so the maximum duration is not the cause. On a busy machine, the reader
     * may also be too slow. The test then tries again.
     */
    @Test
    void endsADownloadThatIsNotRead() {
        await().until(() -> {
            var endsOnlyThis = endsOnlyADownloadThatIsNotRead();
            disconnect();
            return endsOnlyThis;
        });
    }

    private boolean endsOnlyADownloadThatIsNotRead() throws Exception {
        var reader = ask().getInputStream();
        try {
            var continues = continues(reader);
            ask();
            while (continues && downloads.inProgress() < 2) {
                continues = continues(reader);
            }
            while (continues && downloads.inProgress() == 2) {
                continues = continues(reader);
                Thread.sleep(20);
            }
            for (var more = 0; continues && more < 20; more++) {
                continues = continues(reader);
            }
            return continues;
        } catch (SocketException reset) {
            return false;
        }
    }

    private static boolean continues(InputStream reader) throws IOException {
        return reader.readNBytes(65_536).length == 65_536;
    }

    /** On a busy machine, the reader may pause for longer than the server waits. The test then tries again. */
    @Test
    void slowReaderMayContinueUntilTheMaximumDuration() {
        await().untilAsserted(() -> {
            var in = ask().getInputStream();
            var begin = System.nanoTime();
            var taken = takeSlowly(in);
            var lasted = Duration.ofNanos(System.nanoTime() - begin);
            disconnect();
            assertThat(lasted).isGreaterThan(Duration.ofSeconds(3));
            assertThat(taken).isGreaterThan(1_000_000);
        });
    }

    /** Reads slower than the server sends. Returns the number of bytes read until the server ends the download. */
    private static long takeSlowly(InputStream in) throws Exception {
        var taken = 0L;
        try {
            for (var some = in.readNBytes(65_536); some.length > 0; some = in.readNBytes(65_536)) {
                taken += some.length;
                Thread.sleep(20);
            }
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        return taken;
    }

    @Test
    void failedDownloadWhoseClientReadsNothingFreesItsSlot() throws Exception {
        ask("/export/stalled");
        waitUntil(1);
        waitUntil(0);
    }

    @Test
    void limitsDownloadsOfOneCaller() throws Exception {
        // The first lookup of a revision may exceed this server's half second; after it, the revision is cached.
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
    void disconnectedClientFreesItsSlot() throws Exception {
        var client = ask();
        waitUntil(1);
        client.close();
        waitUntil(0);
    }

    @Test
    void waitingRequestOfADisconnectedClientLeavesTheQueueOfTheThreads() throws Exception {
        var before = broken.begun.get();
        try {
            // Each of the two threads creates a chunk for a client that has disconnected.
            for (var thread = 1; thread <= 2; thread++) {
                ask("/export/held");
                var working = thread;
                await().until(() -> broken.held.getQueueLength() == working);
            }
            disconnect();
            for (var leaver = 0; leaver < 5; leaver++) {
                ask("/export/held");
                waitUntil(1);
                disconnect();
            }
        } finally {
            broken.held.release(10);
        }
        for (var later = 0; later < 2; later++) {
            await().until(() -> given().get(EXPORT).statusCode() == 200);
        }
        assertThat(broken.begun.get() - before).isEqualTo(2);
        broken.held.drainPermits();
    }

    private Socket ask() throws IOException {
        return ask("/export/endless");
    }

    private Socket ask(String path) throws IOException {
        var socket = new Socket();
        sockets.add(socket);
        // Unread data must wait in the server, not in the buffer of the operating system.
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void waitUntil(int underWay) throws InterruptedException {
        for (var tries = 0; downloads.inProgress() != underWay; tries++) {
            assertThat(tries).as("answers under way: " + downloads.inProgress()).isLessThan(1_000);
            Thread.sleep(10);
        }
    }
}
