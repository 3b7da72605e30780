package dev.modelatlas.revision;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.ToLongFunction;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** What is current, how old that is, and what the import that made it came to. From memory: nothing is asked. */
@Singleton
class RevisionGauges implements MeterBinder {
    private final CurrentRevision current;
    private final RevisionRepository revisions;

    @Inject
    RevisionGauges(CurrentRevision current, RevisionRepository revisions) {
        this.current = current;
        this.revisions = revisions;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        add(registry, "number", null, "Number of the revision that is current here", Revision::number);
        add(
                registry,
                "as.of.timestamp",
                "seconds",
                "When the source of the current revision stood as it is, at midnight in UTC",
                revision -> revision.asOf().atStartOfDay(ZoneOffset.UTC).toEpochSecond());
        add(
                registry,
                "published.timestamp",
                "seconds",
                "When the current revision was published",
                revision -> revision.publishedAt().toEpochSecond());
        add(registry, "models", null, "Models in the current revision", Revision::modelCount);
        Gauge.builder(
                        "atlas.revision.skipped",
                        () -> revision().map(Revision::skippedRows).orElse(null))
                .description("Rows that the import of the current revision left out")
                .baseUnit("rows")
                .register(registry);
        Gauge.builder(
                        "atlas.revision.notes",
                        () -> revision()
                                .map(it -> revisions.noteCountIfKnown(it.number()))
                                .orElse(null))
                .description("Notes of what the import of the current revision could not use as it stands")
                .register(registry);
        addChange(registry, "added", Revision::added);
        addChange(registry, "changed", Revision::changed);
        addChange(registry, "renamed", Revision::renamed);
        addChange(registry, "removed", Revision::removed);
        Gauge.builder("atlas.publications.listening", current, it -> it.isListening() ? 1 : 0)
                .description("1 while publications are heard at once, 0 while they are asked for twice a second")
                .register(registry);
    }

    private void addChange(MeterRegistry registry, String kind, ToLongFunction<Revision> value) {
        Gauge.builder("atlas.revision.changes", () -> of(value))
                .description("Models that came, changed or left with the current revision")
                .tag("kind", kind)
                .register(registry);
    }

    private void add(
            MeterRegistry registry, String name, String unit, String description, ToLongFunction<Revision> value) {
        Gauge.builder("atlas.revision." + name, () -> of(value))
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }

    /** Null, which is written as NaN, while there is no revision. */
    private Double of(ToLongFunction<Revision> value) {
        return revision().map(it -> (double) value.applyAsLong(it)).orElse(null);
    }

    private Optional<Revision> revision() {
        var number = current.ifKnown();
        return number.isEmpty() ? Optional.empty() : revisions.ifKnown(number.getAsInt());
    }
}
