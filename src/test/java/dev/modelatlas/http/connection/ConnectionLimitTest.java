package dev.modelatlas.http.connection;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import com.sun.management.UnixOperatingSystemMXBean;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Full;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Limits on connections for each address. Linux accepts all of 127.0.0.0/8 as loopback, so the test has several
 * addresses.
 */
@Full
@QuarkusTest
@TestProfile(ConnectionLimitTest.TwentyOfOne.class)
@EnabledOnOs(OS.LINUX)
class ConnectionLimitTest {
    private static final int MOST = 20;
    private static final int MOST_OF_ALL = 50;
    private static final String PAGE = "GET /favicon.svg HTTP/1.1\r\nHost: localhost\r\n";

    public static class TwentyOfOne implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "model-atlas.http.max-connections-per-address",
                    Integer.toString(MOST),
                    "quarkus.http.limits.max-connections",
                    Integer.toString(MOST_OF_ALL),
                    "quarkus.http.proxy.proxy-address-forwarding",
                    "true",
                    "quarkus.http.proxy.trusted-proxies",
                    "127.0.0.3,127.0.1.0/24,127.0.2.7");
        }
    }

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    ConnectionLimiter limiter;

    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void waitUntilNoConnectionIsOpen() throws IOException {
        disconnect();
        await().atMost(Duration.ofSeconds(20)).until(() -> limiter.open() == 0);
    }

    @AfterEach
    void disconnect() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    @Test
    void limitsConnectionsOfOneAddress() throws Exception {
        for (var n = 0; n < MOST; n++) {
            assertThat(isServed(connect("127.0.0.2", RestAssured.port), "")).isTrue();
        }
        assertThat(isServed(connect("127.0.0.2", RestAssured.port), "")).isFalse();
        assertThat(isServed(connect("127.0.0.4", RestAssured.port), "")).isTrue();
        assertThat(limiter.open()).isEqualTo(MOST + 1);
    }

    @Test
    void countsSilentConnections() throws Exception {
        for (var n = 0; n < MOST; n++) {
            connect("127.0.0.2", RestAssured.port);
        }
        assertThat(isServed(connect("127.0.0.2", RestAssured.port), "")).isFalse();
    }

    @Test
    void closedConnectionFreesItsSlot() throws Exception {
        for (var round = 0; round < 3; round++) {
            for (var n = 0; n < MOST; n++) {
                connect("127.0.0.2", RestAssured.port);
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> limiter.open() == MOST);
            disconnect();
            await().atMost(Duration.ofSeconds(20)).until(() -> limiter.open() == 0);
        }
        assertThat(isServed(connect("127.0.0.2", RestAssured.port), "")).isTrue();
    }

    @Test
    void limitsAllConnectionsExceptThoseToTheManagementPort() throws Exception {
        for (var n = 0; n < MOST_OF_ALL; n++) {
            connect("127.0.0." + (10 + n / MOST), RestAssured.port);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> limiter.open() == MOST_OF_ALL);
        assertThat(isServed(connect("127.0.0.20", RestAssured.port), "")).isFalse();
        assertThat(isServed(connect("127.0.0.20", management.getPort()), "")).isTrue();
    }

    @Test
    void keepsFileDescriptorsInReserve() {
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        assertThat(ConnectionLimiter.availableConnections(10)).isEqualTo(10);
        assertThat(ConnectionLimiter.availableConnections(Integer.MAX_VALUE))
                .isPositive()
                .isLessThanOrEqualTo((int) (system.getMaxFileDescriptorCount() - 200));
    }

    @Test
    void connectionsToTheManagementPortAreNotCounted() throws Exception {
        for (var n = 0; n < 2 * MOST; n++) {
            assertThat(isServed(connect("127.0.0.2", management.getPort()), "")).isTrue();
        }
    }

    @Test
    void doesNotLimitATrustedProxy() throws Exception {
        for (var n = 0; n < 2 * MOST; n++) {
            assertThat(isServed(connect("127.0.0.3", RestAssured.port), "X-Forwarded-For: 192.0.2.7\r\n"))
                    .isTrue();
        }
    }

    /** A proxy opens many connections before it sends a request. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.1.200", "127.0.2.7"})
    void recognizesATrustedProxyBeforeItsFirstRequest(String proxy) throws Exception {
        for (var n = 0; n < MOST; n++) {
            connect(proxy, RestAssured.port);
        }
        assertThat(isServed(connect(proxy, RestAssured.port), "")).isTrue();
    }

    @Test
    void limitsAnUntrustedClientEvenIfItSendsXForwardedFor() throws Exception {
        for (var n = 0; n < MOST; n++) {
            assertThat(isServed(connect("127.0.0.5", RestAssured.port), "X-Forwarded-For: 192.0.2.7\r\n"))
                    .isTrue();
        }
        assertThat(isServed(connect("127.0.0.5", RestAssured.port), "X-Forwarded-For: 192.0.2.7\r\n"))
                .isFalse();
    }

    private Socket connect(String from, int port) throws IOException {
        var socket = new Socket();
        sockets.add(socket);
        socket.setSoTimeout(10_000);
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        return socket;
    }

    /** Whether a request gets a response; otherwise, the connection is closed without one. */
    private static boolean isServed(Socket socket, String header) {
        try {
            socket.getOutputStream().write((PAGE + header + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == 'H';
        } catch (IOException reset) {
            return false;
        }
    }
}
