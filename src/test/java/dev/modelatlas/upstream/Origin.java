package dev.modelatlas.upstream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A server of a source, which responds as a test defines. */
public final class Origin implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> conditions = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;
    private volatile Way way;

    /** How the source responds to a request. */
    public interface Way {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    public Origin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/models.csv");
    }

    void does(Way other) {
        way = other;
    }

    /** Serves a file with an ETag, or 304 when the request has that ETag; with a Last-Modified date unless null. */
    public void has(String body, String etag, String lastModified) {
        does(exchange -> {
            exchange.getResponseHeaders().add("ETag", etag);
            if (lastModified != null) {
                exchange.getResponseHeaders().add("Last-Modified", lastModified);
            }
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                send(exchange, body, body.length());
            }
        });
    }

    /** Declares the full length, but sends only the given number of characters. The body must be ASCII. */
    static void send(HttpExchange exchange, String body, int part) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes, 0, part < body.length() ? part : bytes.length);
        exchange.getResponseBody().flush();
    }

    public void status(int status) {
        does(exchange -> exchange.sendResponseHeaders(status, -1));
    }

    void redirects(String location) {
        does(exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    /** Does not respond until the test is over. */
    void hang() throws InterruptedException {
        over.await();
    }

    /** The value of If-None-Match in each request, "none" where it was missing. */
    public List<String> conditions() {
        return List.copyOf(conditions);
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            var condition = exchange.getRequestHeaders().getFirst("If-None-Match");
            conditions.add(condition == null ? "none" : condition);
            way.answer(exchange);
        } catch (IOException clientLeft) {
            // Expected: the test checks how the client reacts.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
