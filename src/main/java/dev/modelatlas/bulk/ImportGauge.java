package dev.modelatlas.bulk;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How many files this server has to take in. */
@Singleton
class ImportGauge implements MeterBinder {
    private final Imports imports;

    @Inject
    ImportGauge(Imports imports) {
        this.imports = imports;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("atlas.imports", imports, Imports::underWay)
                .description("Files that wait to be imported, or are")
                .register(registry);
    }
}
