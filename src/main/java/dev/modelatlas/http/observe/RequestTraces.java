package dev.modelatlas.http.observe;

import java.util.Locale;

import jakarta.inject.Singleton;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Adds one span for each request, if tracing is enabled. It replaces the span of Quarkus, which would contain the URL,
 * and with it documents, variables and search strings. Our span contains the same data as the access log, with the
 * attribute names of OpenTelemetry's conventions where these exist.
 */
@Singleton
public class RequestTraces {
    private static final TextMapGetter<HttpServerRequest> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpServerRequest request) {
            return request.headers().names();
        }

        @Override
        public String get(HttpServerRequest request, String key) {
            return request == null ? null : request.getHeader(key);
        }
    };
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("graphql.operation.name");
    private static final AttributeKey<String> REQUEST = AttributeKey.stringKey("atlas.request.id");
    private static final AttributeKey<String> CODE = AttributeKey.stringKey("atlas.code");
    private static final AttributeKey<String> WAY = AttributeKey.stringKey("atlas.answer");
    private static final AttributeKey<Long> COST = AttributeKey.longKey("atlas.cost");

    private final OpenTelemetry telemetry;
    private final Tracer tracer;
    private final boolean wanted;

    RequestTraces(
            OpenTelemetry telemetry,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled", defaultValue = "true") boolean disabled) {
        this.telemetry = telemetry;
        this.tracer = telemetry.getTracer("dev.modelatlas.http");
        this.wanted = !disabled;
    }

    /**
     * Starts the span of a request, as a child of the caller's span if there is one. Without tracing, the span records
     * nothing.
     */
    Span begin(HttpServerRequest request) {
        if (!wanted) {
            return Span.getInvalid();
        }
        var caller = telemetry.getPropagators().getTextMapPropagator().extract(Context.root(), request, HEADERS);
        return tracer.spanBuilder("GraphQL")
                .setParent(caller)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute(METHOD, request.method().name())
                .setAttribute(PATH, request.path())
                .startSpan();
    }

    /** Makes the request's span current on this thread until the scope is closed. */
    public static Scope makeCurrent(RequestRecord record) {
        // A span that records nothing would only add its all-zero IDs to each log line.
        return record.span().isRecording() ? record.span().makeCurrent() : Scope.noop();
    }

    /** Records the result of the request and ends its span. */
    void end(RequestRecord record, int status) {
        var span = record.span();
        if (!span.isRecording()) {
            return;
        }
        var outcome = record.outcome();
        var operation = OperationNames.displayed(outcome.operation());
        span.updateName("GraphQL " + operation);
        span.setAttribute(OPERATION, operation);
        span.setAttribute(STATUS, (long) status);
        span.setAttribute(REQUEST, record.id());
        span.setAttribute(CODE, outcome.code());
        span.setAttribute(WAY, record.way().name().toLowerCase(Locale.ROOT));
        if (outcome.cost() != null) {
            span.setAttribute(COST, outcome.cost().longValue());
        }
        if (status >= 500) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
