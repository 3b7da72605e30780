package dev.modelatlas.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.RawHttp;

import static dev.modelatlas.access.Caller.firstOtherThan;
import static dev.modelatlas.access.Caller.use;
import static org.assertj.core.api.Assertions.assertThat;

/** Headers by which proxies tell the address and the host, and by which clients can lie. */
@QuarkusTest
@TestProfile(BehindAProxy.class)
class ForwardedHeadersTest {
    @Test
    void addressesOfOneNetworkShareALimit() {
        IntStream.range(0, BehindAProxy.ANONYMOUS).forEach(n -> use(Caller.from("[2001:db8:0:1::" + n + "]:4711"), 1));
        var refused =
                firstOtherThan(200, n -> Caller.from("2001:db8:0:1:ffff::" + n).get("{ __typename }"));
        assertThat(refused.statusCode()).isEqualTo(429);
        use(Caller.from("2001:db8:0:2::1"), 1);
    }

    @Test
    void ignoresXForwardedForEntriesWrittenByTheClient() {
        IntStream.range(0, BehindAProxy.ANONYMOUS).forEach(n -> use(Caller.from("198.51.100." + n + ", 192.0.2.4"), 1));
        var refused = firstOtherThan(
                200, n -> Caller.from("198.51.101." + n + ", 192.0.2.4").get("{ __typename }"));
        assertThat(refused.statusCode()).isEqualTo(429);
    }

    @Test
    void clientCannotUseUpTheRateLimitOfTheProxy() {
        IntStream.range(0, BehindAProxy.ANONYMOUS + 1).forEach(n -> use(Caller.from("127.0.0.1, 192.0.2.2" + n), 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {", 192.0.2.30", ",", ",,192.0.2.31,", "[, 192.0.2.32", "192.0.2.33:x, 192.0.2.34"})
    void answersRequestsWithMalformedXForwardedForEntries(String forwarded) {
        use(Caller.from(forwarded), 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[::1", "192.0.2.35:99999999", "]", ":", "\u00a0"})
    void doesNotFailOnInvalidAddressesFromTheProxy(String forwarded) throws IOException {
        assertThat(statusFrom("127.0.0.1", forwarded)).isEqualTo(200);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere the loopback interface has one address")
    void untrustedClientCannotForgeItsAddress() throws IOException {
        for (var n = 0; n < BehindAProxy.ANONYMOUS; n++) {
            assertThat(statusFrom("127.0.0.9", "203.0.113." + n)).isEqualTo(200);
        }
        var status = 200;
        for (var n = BehindAProxy.ANONYMOUS; status == 200 && n < Caller.MOST_ATTEMPTS; n++) {
            status = statusFrom("127.0.0.9", "203.0.113." + n);
        }
        assertThat(status).isEqualTo(429);
    }

    /**
     * If a proxy is configured, Quarkus replaces all headers that name the host by one header of its own, no matter who
     * sends the request.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "Host: a%Host: b%", "Host: a%Host: a%", "Host: a b%", "Host: a%Host: b%X-Forwarded-Host: c%"
            })
    void requiresExactlyOneHostHeaderEvenBehindAProxy(String headers) {
        for (var path : new String[] {"/graphql?query=%7B__typename%7D", "/graphql/schema.graphql", "/nothing"}) {
            var reply = RawHttp.send(("GET " + path + " HTTP/1.1\r\nX-Forwarded-For: 192.0.2.16\r\n"
                            + headers.replace("%", "\r\n") + "Connection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(reply.status()).as(reply.body()).isEqualTo(400);
            assertThat(reply.body()).contains("\"code\":\"BAD_REQUEST\"", "`Host`");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-Trusted-Proxy: x", "X-Forwarded-Port: x", "X-Forwarded-Port: 70000"})
    void forwardingHeadersOfAClientDoNotFillTheLog(String header) {
        var lines = new ArrayList<LogRecord>();
        var log = Logger.getLogger("io.quarkus.vertx.http.runtime.ForwardedParser");
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(handler);
        try {
            for (var path : List.of("/graphql?query=%7B__typename%7D", "/")) {
                var reply = RawHttp.send(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 192.0.2.17"
                                + "\r\n" + header + "\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(reply.status()).isEqualTo(200);
            }
        } finally {
            log.removeHandler(handler);
        }
        assertThat(lines).isEmpty();
    }

    private static int statusFrom(String address, String forged) throws IOException {
        var server = InetAddress.getByName("127.0.0.1");
        try (var socket = new Socket(server, RestAssured.port, InetAddress.getByName(address), 0)) {
            var request = "GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: "
                    + forged + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return Integer.parseInt(status.substring(9));
        }
    }
}
