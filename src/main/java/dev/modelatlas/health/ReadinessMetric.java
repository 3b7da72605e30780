package dev.modelatlas.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.eclipse.microprofile.health.Readiness;

/** Reports as a metric whether the server is ready. */
@Singleton
class ReadinessMetric implements MeterBinder {
    private final DataReadiness readiness;

    @Inject
    ReadinessMetric(@Readiness DataReadiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("atlas.ready", readiness, it -> it.isReady() ? 1 : 0)
                .description("1 while the database answers, has this build's migrations and at least one revision")
                .register(registry);
    }
}
