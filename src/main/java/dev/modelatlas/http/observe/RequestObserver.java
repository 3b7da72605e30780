package dev.modelatlas.http.observe;

import jakarta.inject.Singleton;

import io.netty.handler.codec.DecoderException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Records each API request, including one that access control refuses, and reports the request when it ends. */
@Singleton
public class RequestObserver implements Handler<RoutingContext> {
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");

    /** Key that marks a request to open a WebSocket. */
    public static final String UPGRADE = RequestObserver.class.getName() + ".upgrade";

    private final RequestMetrics metrics;
    private final AccessLog log;
    private final RequestTraces traces;

    RequestObserver(RequestMetrics metrics, AccessLog log, RequestTraces traces) {
        this.metrics = metrics;
        this.log = log;
        this.traces = traces;
    }

    @Override
    public void handle(RoutingContext http) {
        var record = RequestRecord.begin(
                http, http.request().getHeader(REQUEST_ID), traces.begin(http.request()), over -> tell(over, http));
        http.response().putHeader(REQUEST_ID, record.id());
        http.addBodyEndHandler(written -> record.finish());
        http.addEndHandler(ended -> {
            // Also called for a form that cannot be read, but then the request goes on, and gets an error response.
            if (!(ended.cause() instanceof DecoderException)) {
                record.finish();
            }
        });
        http.next();
    }

    private void tell(RequestRecord record, RoutingContext http) {
        // A request that became a WebSocket has no response, and is not counted as a request.
        traces.end(record, http.response().getStatusCode());
        if (record.isAnswered() || http.get(UPGRADE) == null) {
            metrics.count(record);
            log.log(record, http.response().getStatusCode());
        }
    }
}
