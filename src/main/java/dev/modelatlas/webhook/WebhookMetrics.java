package dev.modelatlas.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

import dev.modelatlas.sql.Deadline;

/**
 * Metrics about webhooks: the lag of each webhook, updated every few seconds, and the results of this server's delivery
 * attempts.
 */
@Singleton
class WebhookMetrics implements MeterBinder {
    private static final Duration GOOD_FOR = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final WebhookRepository webhooks;
    private final Clock clock;
    private final Map<DeliveryAttempt.Outcome, LongAdder> attempts = new EnumMap<>(DeliveryAttempt.Outcome.class);
    /** The lag of each webhook; null while no metrics are registered, for example in a process that runs a command. */
    private volatile MultiGauge lag;

    /** The state of the webhooks at the last query; null before the first query. */
    private volatile List<WebhookStatus> seen;

    /** Time of the last query, even if it failed, as a value of System.nanoTime. */
    private long lookedAt = System.nanoTime() - GOOD_FOR.toNanos();

    WebhookMetrics(WebhookRepository webhooks, Clock clock) {
        this.webhooks = webhooks;
        this.clock = clock;
        for (var outcome : DeliveryAttempt.Outcome.values()) {
            attempts.put(outcome, new LongAdder());
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        attempts.forEach(
                (outcome, count) -> FunctionCounter.builder("atlas.webhook.deliveries", count, LongAdder::doubleValue)
                        .description("Delivery attempts of this server, by outcome")
                        .tag("outcome", outcome.label())
                        .register(registry));
        Gauge.builder("atlas.webhook.dead.letters", this, it -> it.deadLetters())
                .description("Dead letters: revisions that could not be delivered within the retry period")
                .register(registry);
        lag = MultiGauge.builder("atlas.webhook.lag")
                .description("How long the oldest undelivered revision of each webhook has waited; 0 when none waits")
                .baseUnit("seconds")
                .register(registry);
    }

    void count(DeliveryAttempt.Outcome outcome) {
        attempts.get(outcome).increment();
    }

    /** Queries the state of all webhooks, at most once every few seconds. */
    void look() {
        if (System.nanoTime() - lookedAt < GOOD_FOR.toNanos()) {
            return;
        }
        lookedAt = System.nanoTime();
        var found = Deadline.within(PATIENCE, webhooks::all);
        seen = found;
        if (lag != null) {
            lag.register(found.stream().map(this::row).collect(Collectors.toUnmodifiableList()), true);
        }
    }

    /** Whether there were webhooks at the last query. */
    boolean areThereWebhooks() {
        return seen != null && !seen.isEmpty();
    }

    private MultiGauge.Row<?> row(WebhookStatus status) {
        return MultiGauge.Row.of(Tags.of("webhook", status.name()), status, this::lagSeconds);
    }

    private double lagSeconds(WebhookStatus status) {
        return WebhookRepository.age(status.waitingSince(), clock.instant()).toMillis() / 1_000.0;
    }

    private double deadLetters() {
        var known = seen;
        return known == null
                ? Double.NaN
                : known.stream().mapToInt(WebhookStatus::deadLetters).sum();
    }
}
