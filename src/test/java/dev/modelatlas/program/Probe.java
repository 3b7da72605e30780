package dev.modelatlas.program;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.restassured.RestAssured;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that sends ten requests per second. Each uses a new connection, and requests data that was not requested
 * before.
 */
final class Probe implements AutoCloseable {
    private final URI address;
    private final List<Long> nanos = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private int asked;

    Probe(URI server) {
        address = server.resolve("/graphql");
        clock.scheduleWithFixedDelay(this::ask, 0, 100, TimeUnit.MILLISECONDS);
    }

    private synchronized void ask() {
        var document = "{ models(first: %d, revision: %d) { nodes { name organizations { name } } } }"
                .formatted(1 + asked / 8 % 100, 1 + asked++ % 8);
        var begin = System.nanoTime();
        try {
            var answer = RestAssured.given()
                    .header("Connection", "close")
                    .queryParam("query", document)
                    .get(address)
                    .asString();
            if (!answer.startsWith("{\"data\":")) {
                failures.add(answer);
            }
        } catch (RuntimeException failure) {
            failures.add(failure.toString());
        }
        nanos.add(System.nanoTime() - begin);
    }

    /** The 95th percentile of all response times; fails if a request failed. */
    synchronized Duration p95() {
        assertThat(failures).isEmpty();
        var sorted = nanos.stream().sorted().toList();
        return Duration.ofNanos(sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1));
    }

    synchronized int count() {
        return nanos.size();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
