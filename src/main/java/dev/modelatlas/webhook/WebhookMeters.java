package dev.modelatlas.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

import dev.modelatlas.sql.Deadline;

/** How far behind subscribers are, as seen a few seconds ago, and what this server's attempts came to. */
@Singleton
class WebhookMeters implements MeterBinder {
    private static final Duration GOOD_FOR = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final WebhookRepository webhooks;
    private final Clock clock;
    private final Map<Attempt.Outcome, LongAdder> attempts = new EnumMap<>(Attempt.Outcome.class);
    /** Null while nothing binds it, as in commands. */
    private volatile MultiGauge lag;

    /** Null until it was seen. */
    private volatile List<WebhookStatus> seen;

    private long seenAt;

    @Inject
    WebhookMeters(WebhookRepository webhooks, Clock clock) {
        this.webhooks = webhooks;
        this.clock = clock;
        for (var outcome : Attempt.Outcome.values()) {
            attempts.put(outcome, new LongAdder());
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        attempts.forEach(
                (outcome, count) -> FunctionCounter.builder("atlas.webhook.deliveries", count, LongAdder::doubleValue)
                        .description("Attempts of this server to deliver, by what they came to")
                        .tag("outcome", outcome.label())
                        .register(registry));
        Gauge.builder("atlas.webhook.dead.letters", this, it -> it.deadLetters())
                .description("Revisions that a subscriber was not told of in all the time it was given")
                .register(registry);
        lag = MultiGauge.builder("atlas.webhook.lag")
                .description("How long the oldest revision has waited to be delivered, by subscriber; 0 when none does")
                .baseUnit("seconds")
                .register(registry);
    }

    void count(Attempt.Outcome outcome) {
        attempts.get(outcome).increment();
    }

    /** Asks the database how all stand, unless that was a moment ago. */
    void look() {
        if (seen != null && System.nanoTime() - seenAt < GOOD_FOR.toNanos()) {
            return;
        }
        var found = Deadline.within(PATIENCE, webhooks::all);
        seen = found;
        seenAt = System.nanoTime();
        if (lag != null) {
            lag.register(found.stream().map(this::row).collect(Collectors.toUnmodifiableList()), true);
        }
    }

    private MultiGauge.Row<?> row(WebhookStatus status) {
        return MultiGauge.Row.of(Tags.of("webhook", status.name()), status.waitingSince(), this::seconds);
    }

    private double seconds(Instant waitingSince) {
        return WebhookRepository.age(waitingSince, clock.instant()).toMillis() / 1_000.0;
    }

    private double deadLetters() {
        var known = seen;
        return known == null
                ? Double.NaN
                : known.stream().mapToInt(WebhookStatus::deadLetters).sum();
    }
}
