package dev.modelatlas.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Singleton;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;

/**
 * Adds a span for each statement of a traced request. The span contains the statement with placeholders, never the
 * values. Does nothing outside a traced request.
 */
@Singleton
class StatementSpans {
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("db.system.name");
    private static final AttributeKey<String> TEXT = AttributeKey.stringKey("db.query.text");
    private static final AttributeKey<String> STATE = AttributeKey.stringKey("db.response.status_code");

    private final Tracer tracer;

    StatementSpans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("dev.modelatlas.sql");
    }

    /** Adds the span of one statement. The parameters are those of {@link StatementListener#ran}. */
    void ran(String sql, Duration taken, SQLException failure) {
        if (!Span.current().isRecording()) {
            return;
        }
        var end = Instant.now();
        var span = tracer.spanBuilder("SQL")
                .setSpanKind(SpanKind.CLIENT)
                .setStartTimestamp(end.minus(taken))
                .setAttribute(SYSTEM, "postgresql")
                .setAttribute(TEXT, sql)
                .startSpan();
        if (failure != null) {
            span.setStatus(StatusCode.ERROR).setAttribute(STATE, failure.getSQLState());
        }
        span.end(end);
    }
}
