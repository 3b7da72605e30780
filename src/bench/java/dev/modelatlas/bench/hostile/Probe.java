package dev.modelatlas.bench.hostile;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An ordinary client that runs during an attack. It repeatedly requests a cached answer, a computed answer, and
 * liveness.
 */
final class Probe implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(60);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String DOCUMENT = "{ model(slug: \"gpt-4\") { name releasedOn } }";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(3);
    private final Map<String, List<Long>> times = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> failures = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong();
    private final URI server;
    private final URI management;

    Probe(URI server, URI management) {
        this.server = server;
        this.management = management;
    }

    /** Starts sending requests. */
    void begin() throws Exception {
        // Makes the server compute and cache this answer first.
        kept();
        begin("kept", this::kept);
        begin("computed", this::computed);
        begin("live", this::live);
    }

    private interface Question {
        boolean isAnswered() throws Exception;
    }

    private void begin(String kind, Question question) {
        times.put(kind, new CopyOnWriteArrayList<>());
        clock.scheduleAtFixedRate(() -> ask(kind, question), 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends a request, and records how long it takes. A wrong or missing answer counts as the maximum time. */
    private void ask(String kind, Question question) {
        var begin = System.nanoTime();
        var isAnswered = false;
        try {
            isAnswered = question.isAnswered();
        } catch (InterruptedException over) {
            return;
        } catch (Exception failure) {
            note(kind, failure.getClass().getSimpleName());
        }
        times.get(kind).add(isAnswered ? System.nanoTime() - begin : PATIENCE.toNanos());
    }

    private boolean kept() throws Exception {
        var query = URLEncoder.encode(DOCUMENT, StandardCharsets.UTF_8);
        return isGood("kept", HttpRequest.newBuilder(server.resolve("/graphql?query=" + query)));
    }

    private boolean computed() throws Exception {
        var body = "{\"query\":" + Caller.quoted(DOCUMENT + " #" + number.incrementAndGet()) + "}";
        return isGood(
                "computed",
                HttpRequest.newBuilder(server.resolve("/graphql"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    private boolean live() throws Exception {
        return isGood("live", HttpRequest.newBuilder(management.resolve("/q/health/live")));
    }

    private boolean isGood(String kind, HttpRequest.Builder request) throws Exception {
        var answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        var isGood = answer.statusCode() == 200
                && (kind.equals("live") || answer.body().contains("\"name\":\"GPT-4"));
        if (!isGood) {
            note(kind, "" + answer.statusCode());
        }
        // For a computed answer, an immediate 503 is acceptable.
        return isGood || kind.equals("computed") && answer.statusCode() == 503;
    }

    private void note(String kind, String failure) {
        failures.computeIfAbsent(kind + " " + failure, first -> new AtomicLong())
                .incrementAndGet();
    }

    /** The 99th percentile of the response times in milliseconds, by kind of request. */
    Map<String, Double> p99() {
        var all = new TreeMap<String, Double>();
        times.forEach((kind, taken) -> {
            var sorted = new ArrayList<>(taken);
            sorted.sort(null);
            all.put(kind, sorted.isEmpty() ? Double.POSITIVE_INFINITY : sorted.get(sorted.size() * 99 / 100) / 1e6);
        });
        return all;
    }

    /** The percentage of computed answers that were refused with 503. */
    double refused() {
        var refused = failures.get("computed 503");
        return refused == null
                ? 0
                : 100.0 * refused.get() / times.get("computed").size();
    }

    /** The longest response time in milliseconds, for all kinds of requests. */
    double longest() {
        return times.values().stream()
                        .flatMap(List::stream)
                        .mapToLong(time -> time)
                        .max()
                        .orElse(0)
                / 1e6;
    }

    /** The number of answers that are wrong, missing or refused, by kind of request and reason. */
    Map<String, AtomicLong> failures() {
        return new TreeMap<>(failures);
    }

    String row() {
        var text = new StringBuilder();
        p99().values().forEach(time -> text.append(String.format(Locale.ROOT, " %.0f |", time)));
        return text.append(String.format(Locale.ROOT, " %.0f |", refused())).toString();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
