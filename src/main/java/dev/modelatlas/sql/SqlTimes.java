package dev.modelatlas.sql;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Measures how long statements on {@link TimedConnections} take, for metrics and traces. The time is measured on the
 * client side of the connection, so it includes the network.
 */
@Singleton
class SqlTimes implements MeterBinder {
    private final TimedConnections connections;
    private final StatementSpans spans;

    SqlTimes(TimedConnections connections, StatementSpans spans) {
        this.connections = connections;
        this.spans = spans;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        var done = timer(registry, "ok");
        var failed = timer(registry, "failed");
        connections.setListener((sql, taken, failure) -> {
            (failure == null ? done : failed).record(taken);
            spans.ran(sql, taken, failure);
        });
    }

    private static Timer timer(MeterRegistry registry, String outcome) {
        return Timer.builder("atlas.sql")
                .description("Duration of SQL statements")
                .tag("outcome", outcome)
                .register(registry);
    }
}
