package dev.modelatlas.upstream;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How the last look for a new file went, whoever took it, as it was seen half a minute ago. */
@Singleton
class SyncGauges implements MeterBinder {
    private final UpstreamConfig config;
    /** Empty until there was one. */
    private volatile Optional<Check> seen = Optional.empty();

    @Inject
    SyncGauges(UpstreamConfig config) {
        this.config = config;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("atlas.source.oldest", () -> config.oldest().toSeconds())
                .description("How old the current revision's data may become")
                .baseUnit("seconds")
                .register(registry);
        if (config.url().isEmpty()) {
            return;
        }
        add(
                registry,
                "checked.timestamp",
                "seconds",
                "When a look for a new file last ended",
                it -> epoch(it.checkedAt()));
        add(
                registry,
                "succeeded.timestamp",
                "seconds",
                "When one last ended with a new revision or nothing new; 0 while none has",
                it -> epoch(it.succeededAt()));
        add(registry, "rows", null, "Rows of the last file that was taken in", Check::rowCount);
        add(registry, "notes", null, "Notes of its import", Check::noteCount);
        add(registry, "losses", null, "Losses for which the last file was refused", Check::lossCount);
        for (var outcome : Outcome.values()) {
            Gauge.builder(
                            "atlas.source.outcome",
                            () -> seen.map(it -> it.outcome() == outcome ? 1 : 0)
                                    .orElse(0))
                    .description("1 for what the last look for a new file came to")
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    void see(Optional<Check> last) {
        seen = last;
    }

    private void add(
            MeterRegistry registry,
            String name,
            String unit,
            String description,
            Function<Check, ? extends Number> value) {
        Gauge.builder("atlas.source." + name, () -> seen.map(value).orElse(null))
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }

    private static long epoch(Instant time) {
        return time == null ? 0 : time.getEpochSecond();
    }
}
