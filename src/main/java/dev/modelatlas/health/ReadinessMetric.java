package dev.modelatlas.health;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.eclipse.microprofile.health.Readiness;

/** Reports as a metric whether the database is ready. */
@Singleton
class ReadinessMetric implements MeterBinder {
    private final DataReadiness readiness;

    ReadinessMetric(@Readiness DataReadiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("atlas.ready", readiness, it -> it.isReady() ? 1 : 0)
                .description("1 if the database responds, has this build's migrations and contains a revision, else 0")
                .register(registry);
    }
}
