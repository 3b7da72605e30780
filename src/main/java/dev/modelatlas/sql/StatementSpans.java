package dev.modelatlas.sql;

import java.sql.SQLException;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A span for each statement that a traced request has Jdbi send: its text, in which values are places, never values.
 * Outside such a request it does nothing.
 */
@Singleton
class StatementSpans {
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("db.system.name");
    private static final AttributeKey<String> TEXT = AttributeKey.stringKey("db.query.text");
    private static final AttributeKey<String> STATE = AttributeKey.stringKey("db.response.status_code");

    private final Tracer tracer;

    @Inject
    StatementSpans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("dev.modelatlas.sql");
    }

    /** A statement was answered. */
    void done(StatementContext statement) {
        if (Span.current().isRecording()) {
            begun(statement).end(statement.getCompletionMoment());
        }
    }

    /** A statement failed. */
    void failed(StatementContext statement, SQLException failure) {
        if (Span.current().isRecording()) {
            begun(statement)
                    .setStatus(StatusCode.ERROR)
                    .setAttribute(STATE, failure.getSQLState())
                    .end(statement.getExceptionMoment());
        }
    }

    private Span begun(StatementContext statement) {
        return tracer.spanBuilder("SQL")
                .setSpanKind(SpanKind.CLIENT)
                .setStartTimestamp(statement.getExecutionMoment())
                .setAttribute(SYSTEM, "postgresql")
                .setAttribute(TEXT, statement.getRenderedSql())
                .startSpan();
    }
}
