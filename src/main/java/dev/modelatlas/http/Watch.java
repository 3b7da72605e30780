package dev.modelatlas.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Notes every request of the API, those that are refused at the gate too, and tells of each when it is over. */
@Singleton
class Watch implements Handler<RoutingContext> {
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");

    private final RequestMetrics metrics;
    private final AccessLog log;
    private final Traces traces;

    @Inject
    Watch(RequestMetrics metrics, AccessLog log, Traces traces) {
        this.metrics = metrics;
        this.log = log;
        this.traces = traces;
    }

    @Override
    public void handle(RoutingContext http) {
        var note = RequestNote.begin(
                http, http.request().getHeader(REQUEST_ID), traces.begin(http.request()), over -> tell(over, http));
        http.response().putHeader(REQUEST_ID, note.id());
        http.addBodyEndHandler(written -> note.over());
        // Of clients that leave before. Once a document runs, SmallRye's handler puts its own in the place of this one.
        http.addEndHandler(gone -> note.over());
        http.next();
    }

    private void tell(RequestNote note, RoutingContext http) {
        // One that became a WebSocket has neither answer nor end in this sense.
        traces.end(note, http.response().getStatusCode());
        if (note.isAnswered() || http.get(Routes.UPGRADE) == null) {
            metrics.count(note);
            log.tell(note, http.response().getStatusCode());
        }
    }
}
