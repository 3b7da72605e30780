package dev.modelatlas.http.rest;

import jakarta.inject.Singleton;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import dev.modelatlas.http.admission.BodyTimeout;
import dev.modelatlas.http.admission.Bulkhead;
import dev.modelatlas.http.message.HttpConfig;
import dev.modelatlas.http.response.TransitLimit;

/**
 * Handles POST requests as {@code /graphql} does: with the same limits on bodies and memory, and with the same queue.
 */
@Singleton
public class QueuedRequests {
    private final Vertx vertx;
    private final TransitLimit transitLimit;
    private final Bulkhead bulkhead;
    private final HttpConfig config;

    QueuedRequests(Vertx vertx, TransitLimit transitLimit, Bulkhead bulkhead, HttpConfig config) {
        this.vertx = vertx;
        this.transitLimit = transitLimit;
        this.bulkhead = bulkhead;
        this.config = config;
    }

    /**
     * The handler for an endpoint.
     *
     * @param work called on a worker thread, after the whole body has arrived and the request has left the queue
     */
    public Handler<RoutingContext> handledBy(Handler<RoutingContext> work) {
        var limit = config.maxBodySize().asLongValue();
        var bodyTimeout = new BodyTimeout(config.readTimeout());
        var bodies = BodyHandler.create(false).setBodyLimit(limit);
        var steps = Router.router(vertx);
        steps.route()
                .handler(transitLimit)
                .handler(bodyTimeout)
                // A lambda wraps the body handler, because Vert.x refuses a body handler after other handlers of a
                // route.
                .handler(http -> bodies.handle(http))
                .handler(bodyTimeout::bodyArrived)
                .handler(bulkhead)
                .blockingHandler(bulkhead.around(work), false)
                .failureHandler(http -> RestEndpoints.fail(http, limit));
        return steps::handleContext;
    }
}
