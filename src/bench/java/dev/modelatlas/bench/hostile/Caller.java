package dev.modelatlas.bench.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** An attacker that sends requests and counts the answers. Its connections stay open until it is closed. */
final class Caller implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern CODE = Pattern.compile("\"code\":\"([A-Z_]+)\"");
    private static final int MOST_LOOKED_AT = 100_000;
    private static final AtomicLong TRIES = new AtomicLong();

    /** A resource that stays open. */
    @FunctionalInterface
    interface Open {
        void close() throws IOException;
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, LongAdder> met = new ConcurrentHashMap<>();
    private final URI server;
    private final String key;
    private final int number;
    private final Random random;

    /** @param number number of the caller, which has its own loopback address: 127.0.0.(number + 2) */
    Caller(URI server, String key, int number) {
        this.server = server;
        this.key = key;
        this.number = number;
        this.random = new Random(number);
    }

    Random random() {
        return random;
    }

    URI server() {
        return server;
    }

    HttpClient http() {
        return http;
    }

    /** A number that no caller has used before. */
    long fresh() {
        return TRIES.incrementAndGet();
    }

    void ask(String document) throws IOException, InterruptedException {
        ask(document, "{}");
    }

    /** @param variables the variables as JSON */
    void ask(String document, String variables) throws IOException, InterruptedException {
        send("{\"query\":" + quoted(document) + ",\"variables\":" + variables + "}");
    }

    /** Sends a query, and returns the body of the answer, which the attack needs. */
    String answer(String document) throws IOException, InterruptedException {
        var request = request("/graphql?query=" + URLEncoder.encode(document, StandardCharsets.UTF_8))
                .GET()
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    /** Sends the body of a POST to {@code /graphql}. */
    void send(String body) throws IOException, InterruptedException {
        exchange(request("/graphql")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    void get(String path, String... headers) throws IOException, InterruptedException {
        var request = request(path).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        exchange(request.build());
    }

    /** Uploads a file with the publisher's key. */
    void upload(String type, byte[] gzipped) throws IOException, InterruptedException {
        exchange(asPublisher(
                        "/imports?asOf=2026-09-01&sourceName=S&sourceUrl=https://example.org&licence=CC0&attribution=A")
                .header("Content-Type", type)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzipped))
                .build());
    }

    HttpRequest.Builder asPublisher(String path) {
        return request(path).header("Authorization", "Bearer " + key);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "application/graphql-response+json, */*;q=0.5");
    }

    void exchange(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofString());
        met(answer.statusCode(), answer.body());
    }

    /** Counts a status, with the code of the first error. */
    void met(int status, String body) {
        var code = CODE.matcher(body.substring(0, Math.min(MOST_LOOKED_AT, body.length())));
        met(status + (code.find() ? " " + code.group(1) : ""));
    }

    void met(String word) {
        met.computeIfAbsent(word, first -> new LongAdder()).increment();
    }

    Map<String, Long> met() {
        return met.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, word -> word.getValue().sum()));
    }

    /** Opens a connection from this caller's address, which stays open until the caller is closed. */
    Socket connect() throws IOException {
        var socket = new Socket();
        keep(socket::close);
        socket.bind(new InetSocketAddress("127.0.0." + (number + 2), 0));
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(new InetSocketAddress("127.0.0.1", server.getPort()), (int) PATIENCE.toMillis());
        return socket;
    }

    /** Sends bytes on a new connection and counts the status of the first response. */
    void raw(String request) throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            hear(socket);
        }
    }

    /** Reads one packet, and counts the status of the first response in it. */
    void hear(Socket socket) throws IOException {
        var bytes = new byte[4096];
        var length = socket.getInputStream().read(bytes);
        var answer = length < 0 ? "" : new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        if (answer.startsWith("HTTP/1.")) {
            met(Integer.parseInt(answer.substring(9, 12)), answer);
        } else {
            met(length < 0 ? "closed" : "other");
        }
    }

    synchronized void keep(Open resource) {
        open.add(resource);
    }

    /** The number of open resources. */
    synchronized int kept() {
        return open.size();
    }

    /** Closes all open resources. */
    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (IOException gone) {
                met("closed by the server");
            }
        }
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** A compressed file. */
    static byte[] gzip(String... parts) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            for (var part : parts) {
                gzip.write(part.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return bytes.toByteArray();
    }
}
