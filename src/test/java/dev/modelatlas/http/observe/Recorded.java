package dev.modelatlas.http.observe;

import io.opentelemetry.api.trace.Span;
import io.vertx.ext.web.RoutingContext;

/** Begins the records of requests to a server that is not the application. */
public final class Recorded {
    private Recorded() {}

    /** @param id the request's ID */
    public static void begin(RoutingContext http, String id) {
        RequestRecord.begin(http, id, Span.getInvalid(), over -> {}).operation("(recorded)");
        http.next();
    }
}
