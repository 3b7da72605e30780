package dev.modelatlas.http.observe;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.http.observe.RequestOutcome.Way;

/** Counts requests by operation, result, and where the response came from. */
@Singleton
public class RequestMetrics {
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
    /** Timers by request kind. A lookup in the metrics registry would take longer than sending a cached response. */
    private final Map<Kind, Timer> requests = new ConcurrentHashMap<>();

    private final Map<String, Counter> costs = new ConcurrentHashMap<>();
    private final Timer engine;

    public RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.engine = Timer.builder("atlas.engine")
                .description("Time to execute documents, including the time of their SQL statements")
                .register(registry);
        // An error is counted when it gets its ID, because the outcome of a request names only its first error, and
        // events of subscriptions have no outcome. The counter exists from the start with the value 0. If it first
        // appeared with the value 1, Prometheus would not count this first error as an increase.
        FunctionCounter.builder("atlas.internal.errors", registry, any -> CodedError.defects())
                .description("Errors because of a defect in the program")
                .register(registry);
    }

    /** Adds operations that are always counted under their own name. */
    public void addTrusted(Collection<String> operations) {
        names.addTrusted(operations);
    }

    /** Counts a request that ended. */
    void count(RequestRecord record) {
        var outcome = record.outcome();
        var operation = names.of(outcome);
        requests.computeIfAbsent(new Kind(operation, outcome.code(), record.way()), this::timer)
                .record(record.elapsedNanos(), TimeUnit.NANOSECONDS);
        if (outcome.cost() != null && record.way() == Way.COMPUTED) {
            costs.computeIfAbsent(operation, this::cost).increment(outcome.cost());
        }
    }

    /** Executes a document and measures the time. */
    public <T> T timeEngine(Supplier<T> work) {
        return engine.record(work);
    }

    private Timer timer(Kind kind) {
        return Timer.builder("atlas.requests")
                .description("Duration of requests, from the request headers to the end of the response")
                .tag("operation", kind.operation())
                .tag("code", kind.code())
                .tag("answer", kind.way().name().toLowerCase(Locale.ROOT))
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    private Counter cost(String operation) {
        return Counter.builder("atlas.cost")
                .description("Cost points of computed responses")
                .tag("operation", operation)
                .register(registry);
    }
}
