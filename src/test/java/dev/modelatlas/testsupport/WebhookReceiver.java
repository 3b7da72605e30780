package dev.modelatlas.testsupport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A webhook receiver that responds as a test defines, and verifies signatures. */
public final class WebhookReceiver implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Way way;
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Arrived> taken = Collections.synchronizedList(new ArrayList<>());

    /** How the receiver responds to a message. */
    public interface Way {
        /**
         * Responds to a message.
         *
         * @param time number of messages received so far, including this one
         * @return the status of the response
         */
        int status(int time, HttpExchange exchange) throws IOException, InterruptedException;
    }

    /**
     * A received message.
     *
     * @param number number of the revision; 0 when the message is not about a revision
     */
    public record Arrived(int number, String id, String timestamp, String signature, byte[] body) {

        /** Verifies the signature by the rules of Standard Webhooks, independently of the product. */
        public boolean isSignedBy(String secret) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                var signed = id + "." + timestamp + "." + new String(body, StandardCharsets.UTF_8);
                var wanted = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
                return List.of(signature.split(" "))
                        .contains("v1," + Base64.getEncoder().encodeToString(wanted));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public WebhookReceiver(Way way) throws IOException {
        this.way = way;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** A receiver that accepts everything. */
    public static WebhookReceiver willing() throws IOException {
        return new WebhookReceiver((time, exchange) -> 200);
    }

    /** The receiver's URL, which contains the token {@code of-the-receiver}. */
    public String url() {
        return "http://localhost:" + port() + "/hook?token=of-the-receiver";
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The number of requests received. */
    public int asked() {
        return asked.get();
    }

    public List<Arrived> taken() {
        return List.copyOf(taken);
    }

    /** The revisions of accepted messages, one for each message. */
    public List<Integer> numbers() {
        return taken().stream().map(Arrived::number).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var body = exchange.getRequestBody().readAllBytes();
            var status = way.status(asked.incrementAndGet(), exchange);
            if (status >= 200 && status < 300) {
                taken.add(new Arrived(
                        new ObjectMapper().readTree(body).at("/data/number").asInt(),
                        headers.getFirst("webhook-id"),
                        headers.getFirst("webhook-timestamp"),
                        headers.getFirst("webhook-signature"),
                        body));
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
