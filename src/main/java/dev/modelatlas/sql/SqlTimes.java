package dev.modelatlas.sql;

import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** How long the statements of pages and trends take, as this side of the connection sees it; for metrics and traces. */
@Singleton
class SqlTimes implements MeterBinder {
    private final Jdbi jdbi;
    private final StatementSpans spans;

    @Inject
    SqlTimes(Jdbi jdbi, StatementSpans spans) {
        this.jdbi = jdbi;
        this.spans = spans;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        var done = timer(registry, "ok");
        var failed = timer(registry, "failed");
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext statement) {
                done.record(statement.getElapsedTime(ChronoUnit.NANOS), TimeUnit.NANOSECONDS);
                spans.done(statement);
            }

            @Override
            public void logException(StatementContext statement, SQLException failure) {
                failed.record(statement.getElapsedTime(ChronoUnit.NANOS), TimeUnit.NANOSECONDS);
                spans.failed(statement, failure);
            }
        });
    }

    private static Timer timer(MeterRegistry registry, String outcome) {
        return Timer.builder("atlas.sql")
                .description("Statements of pages and trends")
                .tag("outcome", outcome)
                .register(registry);
    }
}
