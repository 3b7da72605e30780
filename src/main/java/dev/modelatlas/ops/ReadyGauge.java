package dev.modelatlas.ops;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.eclipse.microprofile.health.Readiness;

/** What readiness says of the data, for those who look at figures. */
@Singleton
class ReadyGauge implements MeterBinder {
    private final DataReadiness readiness;

    @Inject
    ReadyGauge(@Readiness DataReadiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("atlas.ready", readiness, it -> it.isReady() ? 1 : 0)
                .description("1 while the database answers, has the migrations of this build and holds a revision")
                .register(registry);
    }
}
