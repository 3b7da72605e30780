package dev.modelatlas.upstream;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Metrics about the last check for a new file. They are read from the database every half minute, because any server
 * may have performed the check.
 */
@Singleton
class SyncMetrics implements MeterBinder {
    private final UpstreamConfig config;
    /** The last check; empty until the first check ends. */
    private volatile Optional<SourceCheck> seen = Optional.empty();

    SyncMetrics(UpstreamConfig config) {
        this.config = config;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("atlas.source.oldest", () -> config.maxAge().toSeconds())
                .description(
                        "Maximum allowed age of the current revision's data: the setting model-atlas.source.max-age")
                .baseUnit("seconds")
                .register(registry);
        if (config.url().isEmpty()) {
            return;
        }
        Gauge.builder(
                        "atlas.source.interval",
                        () -> config.interval().map(Duration::toSeconds).orElse(0L))
                .description("Interval between two checks: the setting model-atlas.source.interval; 0 if it is not set")
                .baseUnit("seconds")
                .register(registry);
        add(
                registry,
                "checked.timestamp",
                "seconds",
                "When the last check for a new file ended",
                it -> epoch(it.checkedAt()));
        add(
                registry,
                "succeeded.timestamp",
                "seconds",
                "When the last successful check ended, even if the check found no new file; 0 if no check succeeded",
                it -> epoch(it.succeededAt()));
        add(registry, "rows", null, "Rows of the last imported file", SourceCheck::rowCount);
        add(registry, "notes", null, "Import notes of the last imported file", SourceCheck::noteCount);
        add(
                registry,
                "losses",
                null,
                "Number of reasons for which the guard refused the file at the last check; 0 if it was not refused",
                SourceCheck::lossCount);
        for (var outcome : SyncOutcome.values()) {
            Gauge.builder(
                            "atlas.source.outcome",
                            () -> seen.map(it -> it.outcome() == outcome ? 1 : 0)
                                    .orElse(0))
                    .description("1 for the outcome of the last check for a new file, 0 for all other outcomes")
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    void see(Optional<SourceCheck> last) {
        seen = last.filter(it -> it.checkedAt() != null);
    }

    private void add(
            MeterRegistry registry,
            String name,
            String unit,
            String description,
            Function<SourceCheck, ? extends Number> value) {
        Gauge.builder("atlas.source." + name, () -> seen.map(value).orElse(null))
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }

    private static long epoch(Instant time) {
        return time == null ? 0 : time.getEpochSecond();
    }
}
