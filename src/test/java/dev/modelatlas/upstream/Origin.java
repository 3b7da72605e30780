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

/** A source's server, which answers as it is told to. */
public final class Origin implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> conditions = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;
    private volatile Way way;

    /** What it does when it is asked. */
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

    /** The file, under an ETag, unless that is the one that is asked for; of a day when that is not null. */
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

    /** Says the length of the whole, and sends so many of its characters, which are ASCII. */
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

    /** Answers no more, until the test is over. */
    void hang() throws InterruptedException {
        over.await();
    }

    /** What was sent as If-None-Match each time, "none" where nothing was. */
    public List<String> conditions() {
        return List.copyOf(conditions);
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            var condition = exchange.getRequestHeaders().getFirst("If-None-Match");
            conditions.add(condition == null ? "none" : condition);
            way.answer(exchange);
        } catch (IOException clientLeft) {
            // As it may: what it makes of that is what the test looks at.
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
