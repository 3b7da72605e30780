package dev.modelatlas.revision;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.ToLongFunction;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Metrics about the current revision: its number, its age, and the result of its import. Takes the values from memory,
 * never from the database.
 */
@Singleton
class RevisionMetrics implements MeterBinder {
    private final CurrentRevision current;
    private final RevisionRepository revisions;

    RevisionMetrics(CurrentRevision current, RevisionRepository revisions) {
        this.current = current;
        this.revisions = revisions;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        add(registry, "number", null, "Number of the revision that is current on this server", Revision::number);
        add(
                registry,
                "as.of.timestamp",
                "seconds",
                "Date of the current revision's data, as midnight UTC",
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
                .description("Rows that the import of the current revision skipped")
                .baseUnit("rows")
                .register(registry);
        Gauge.builder(
                        "atlas.revision.notes",
                        () -> revision()
                                .map(it -> revisions.noteCountIfKnown(it.number()))
                                .orElse(null))
                .description("Import notes of the current revision")
                .register(registry);
        addChange(registry, "added", Revision::added);
        addChange(registry, "changed", Revision::changed);
        addChange(registry, "renamed", Revision::renamed);
        addChange(registry, "removed", Revision::removed);
        Gauge.builder("atlas.publications.listening", current, it -> it.isListening() ? 1 : 0)
                .description(
                        "1 while the server receives notifications of new revisions, 0 while it polls the database "
                                + "twice a second")
                .register(registry);
    }

    private void addChange(MeterRegistry registry, String kind, ToLongFunction<Revision> value) {
        Gauge.builder("atlas.revision.changes", () -> of(value))
                .description("Models added, changed, renamed or removed by the current revision")
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

    /** Null while there is no revision; Prometheus then gets NaN. */
    private Double of(ToLongFunction<Revision> value) {
        return revision().map(it -> (double) value.applyAsLong(it)).orElse(null);
    }

    private Optional<Revision> revision() {
        var number = current.ifKnown();
        return number.isEmpty() ? Optional.empty() : revisions.ifKnown(number.getAsInt());
    }
}
