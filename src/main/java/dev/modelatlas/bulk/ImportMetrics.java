package dev.modelatlas.bulk;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Metric for the number of imports that are queued or running on this server. */
@Singleton
class ImportMetrics implements MeterBinder {
    private final ImportQueue imports;

    @Inject
    ImportMetrics(ImportQueue imports) {
        this.imports = imports;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("atlas.imports", imports, ImportQueue::underWay)
                .description("Files being imported or waiting to be imported")
                .register(registry);
    }
}
