package dev.modelatlas.http;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import dev.modelatlas.http.Outcome.Way;

/** Counts requests by what they asked, what they came to, and where the answer came from. */
@Singleton
class RequestMetrics {
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(10)
    };

    private record Kind(String operation, String code, Way way) {}

    private final MeterRegistry registry;
    private final OperationNames names = new OperationNames();
    /** The registry's own look-up takes longer than a kept answer does. */
    private final Map<Kind, Timer> requests = new ConcurrentHashMap<>();

    private final Map<String, Counter> costs = new ConcurrentHashMap<>();
    private final Timer engine;

    @Inject
    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.engine = Timer.builder("atlas.engine")
                .description("Running documents, statements included")
                .register(registry);
    }

    /** Counts these operations by name, however many others are asked. */
    void trust(Collection<String> operations) {
        names.trust(operations);
    }

    /** Counts a request that is over. */
    void count(RequestNote note) {
        var outcome = note.outcome();
        var operation = names.of(outcome);
        requests.computeIfAbsent(new Kind(operation, outcome.code(), note.way()), this::timer)
                .record(note.nanos(), TimeUnit.NANOSECONDS);
        if (outcome.cost() != null && note.way() == Way.COMPUTED) {
            costs.computeIfAbsent(operation, this::cost).increment(outcome.cost());
        }
    }

    /** Runs a document, and notes how long that takes. */
    <T> T engine(Supplier<T> work) {
        return engine.record(work);
    }

    private Timer timer(Kind kind) {
        return Timer.builder("atlas.requests")
                .description("Requests to the API, from their head to the end of the answer")
                .tag("operation", kind.operation())
                .tag("code", kind.code())
                .tag("answer", kind.way().name().toLowerCase(Locale.ROOT))
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    private Counter cost(String operation) {
        return Counter.builder("atlas.cost")
                .description("Points that computed answers have cost")
                .tag("operation", operation)
                .register(registry);
    }
}
