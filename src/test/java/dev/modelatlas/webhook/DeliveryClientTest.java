package dev.modelatlas.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Certificate;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.RecordedLog;
import dev.modelatlas.testsupport.WebhookReceiver;
import dev.modelatlas.webhook.DeliveryAttempt.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/** The result of an attempt with receivers that are slow, broken, hostile or at a wrong address. */
@Concurrent
class DeliveryClientTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final SigningSecret SECRET = SigningSecret.generate();
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final SwiftClock clock = new SwiftClock();
    private Settings settings = Settings.usual();

    @AfterAll
    static void end() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void resolvesANameOnceAndUsesTheCheckedAddress() throws Exception {
        var lookups = new AtomicInteger();
        DeliveryClient.Lookup first =
                host -> new InetAddress[] {lookups.incrementAndGet() == 1 ? HERE : InetAddress.getByName("192.0.2.1")};
        try (var receiver = WebhookReceiver.willing()) {
            assertThat(send("http://receiver.example:" + receiver.port() + "/", first))
                    .isEqualTo(new DeliveryAttempt(Outcome.DELIVERED, "answered 200", null));
            assertThat(lookups).hasValue(1);
            assertThat(receiver.taken()).singleElement().matches(message -> message.isSignedBy(SECRET.text()));
        }
    }

    @Test
    void sendsNothingToAnAddressThatIsNotPublic() throws Exception {
        settings = settings.onlyPublicReceivers();
        try (var receiver = WebhookReceiver.willing()) {
            assertThat(send("http://receiver.example:" + receiver.port() + "/", host -> new InetAddress[] {HERE}))
                    .isEqualTo(new DeliveryAttempt(
                            Outcome.FORBIDDEN,
                            "the receiver's host name resolves to an address that is not public; to "
                                    + "allow this, set model-atlas.webhook.private-receivers=true",
                            null));
            assertThat(receiver.asked()).isZero();
        }
    }

    @Test
    void eachFurtherAttemptUsesTheNextAddressOfTheReceiver() throws Exception {
        var nobody = InetAddress.getByName("127.0.0.2");
        try (var receiver = WebhookReceiver.willing()) {
            var url = "http://receiver.example:" + receiver.port() + "/";
            assertThat(IntStream.range(0, 4)
                            .mapToObj(turn -> send(url, host -> new InetAddress[] {nobody, HERE}, turn)
                                    .words()))
                    .containsExactly(
                            "nothing listens at the receiver's address",
                            "answered 200",
                            "nothing listens at the receiver's address",
                            "answered 200");
        }
    }

    @Test
    void requiresAValidCertificateForTheHostName() throws Exception {
        var options = new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PfxOptions()
                        .setPath(Certificate.keyStore().toString())
                        .setPassword(Certificate.PASSWORD));
        var server = VERTX.createHttpServer(options)
                .requestHandler(request -> request.response().end(request.getHeader("Host")))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        var address = ":" + server.actualPort() + "/";
        DeliveryClient.Lookup here = host -> new InetAddress[] {HERE};
        var refused = new DeliveryAttempt(
                Outcome.UNREACHABLE, "the receiver has no valid TLS certificate for its " + "host name", null);
        assertThat(send("https://localhost" + address, here, trusting()).outcome())
                .isEqualTo(Outcome.DELIVERED);
        assertThat(send("https://receiver.example" + address, here, trusting())).isEqualTo(refused);
        assertThat(send("https://localhost" + address, here)).isEqualTo(refused);
    }

    @Test
    void reportsATlsConnectionThatFailsWithoutACertificate() throws Exception {
        try (var receiver = WebhookReceiver.willing()) {
            assertThat(send("https://localhost:" + receiver.port() + "/"))
                    .isEqualTo(new DeliveryAttempt(
                            Outcome.UNREACHABLE, "the TLS connection to the receiver failed", null));
        }
    }

    @Test
    void defectOfThisServerIsNotBlamedOnTheReceiver() {
        DeliveryClient.Lookup broken = host -> {
            throw new IllegalStateException("a defect");
        };
        try (var log = RecordedLog.of(DeliveryClient.class)) {
            assertThat(send("http://receiver.example/", broken).words())
                    .isEqualTo("this server failed to send the message; its log has the reason");
            assertThat(log.about("0123456789ab"))
                    .extracting(entry -> entry.getThrown().getMessage())
                    .containsExactly("a defect");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {303, 307})
    void doesNotFollowARedirect(int status) throws Exception {
        try (var other = WebhookReceiver.willing();
                var receiver = new WebhookReceiver((time, exchange) -> {
                    exchange.getResponseHeaders().set("Location", other.url());
                    return status;
                })) {
            assertThat(send(receiver.url()).words())
                    .isEqualTo("answered " + status + ", and redirects are not followed");
            assertThat(other.asked()).isZero();
        }
    }

    @Test
    void timesOutWithoutAResponse() throws Exception {
        settings = settings.timeout(Duration.ofMillis(200));
        try (var silent = new ServerSocket(0, 1, HERE)) {
            assertThat(send("http://localhost:" + silent.getLocalPort() + "/"))
                    .isEqualTo(new DeliveryAttempt(Outcome.TIMEOUT, "no response in time", null));
        }
    }

    @Test
    void unfinishedBodyCountsAsAResponse() throws Exception {
        // The attempt ends after this time. Even on a busy machine, the status arrives earlier.
        settings = settings.timeout(Duration.ofSeconds(5));
        try (var receiver = endless("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n")) {
            assertThat(send("http://localhost:" + receiver.getLocalPort() + "/").words())
                    .isEqualTo("answered 200");
        }
    }

    @Test
    void reportsInvalidResponses() throws Exception {
        try (var receiver = endless("SSH-2.0-OpenSSH_9.2\r\n")) {
            assertThat(send("http://localhost:" + receiver.getLocalPort() + "/").outcome())
                    .isEqualTo(Outcome.UNREACHABLE);
        }
        assertThat(send("http://localhost:" + portOfNobody() + "/").words())
                .isEqualTo("nothing listens at the receiver's address");
    }

    @Test
    void retryAfterHeaderMayContainSecondsOrADate() throws Exception {
        var asked = List.of("7", "Fri, 01 Jan 2100 00:01:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "-1", "soon");
        try (var receiver = new WebhookReceiver((time, exchange) -> {
            exchange.getResponseHeaders().set("Retry-After", asked.get(time - 1));
            return 503;
        })) {
            assertThat(asked.stream().map(each -> sent(receiver.url()).retryAfter()))
                    .containsExactly(Duration.ofSeconds(7), Duration.ofMinutes(1), Duration.ZERO, null, null);
        }
    }

    private static int portOfNobody() throws IOException {
        try (var gone = new ServerSocket(0, 1, HERE)) {
            return gone.getLocalPort();
        }
    }

    /**
     * A server that sends the given string when a request arrives, and then bytes until the connection is closed. A
     * client drops a response that arrives before it has sent its request.
     */
    private static ServerSocket endless(String beginning) throws IOException {
        var server = new ServerSocket(0, 1, HERE);
        var thread = new Thread(() -> {
            try (var client = server.accept()) {
                client.getInputStream().read();
                client.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
                while (true) {
                    client.getOutputStream().write(new byte[1_000]);
                }
            } catch (IOException hungUp) {
                // Expected: the client closes the connection.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private static HttpClientOptions trusting() {
        return new HttpClientOptions()
                .setTrustOptions(new PfxOptions()
                        .setPath(Certificate.keyStore().toString())
                        .setPassword(Certificate.PASSWORD));
    }

    private DeliveryAttempt sent(String url) {
        return send(url, InetAddress::getAllByName);
    }

    private DeliveryAttempt send(String url) {
        return sent(url);
    }

    private DeliveryAttempt send(String url, DeliveryClient.Lookup names) {
        return send(url, names, new HttpClientOptions());
    }

    private DeliveryAttempt send(String url, DeliveryClient.Lookup names, int turn) {
        return send(url, names, new HttpClientOptions(), turn);
    }

    private DeliveryAttempt send(String url, DeliveryClient.Lookup names, HttpClientOptions options) {
        return send(url, names, options, 0);
    }

    private DeliveryAttempt send(String url, DeliveryClient.Lookup names, HttpClientOptions options, int turn) {
        var sender = new DeliveryClient(VERTX, settings, clock, names, options);
        var message = Message.test("0123456789ab", Instant.EPOCH);
        var attempt = sender.send(url, message, List.of(SECRET), turn).join();
        sender.stop();
        return attempt;
    }
}
