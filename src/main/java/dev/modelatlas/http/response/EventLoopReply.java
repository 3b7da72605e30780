package dev.modelatlas.http.response;

import java.util.function.Consumer;

import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.http.connection.HttpExchange;
import dev.modelatlas.http.observe.AccessLog;
import dev.modelatlas.http.observe.RequestRecord;

/** Sends responses that other threads have prepared. */
public final class EventLoopReply {
    private EventLoopReply() {}

    /**
     * Runs a step on the request's event loop, unless the client has disconnected. If the step throws an exception,
     * this method fails the request: an open request would keep its slot, and its client would wait forever.
     */
    public static void send(RoutingContext http, Context loop, Runnable step) {
        loop.runOnContext(turn -> {
            if (HttpExchange.isGone(http)) {
                return;
            }
            try {
                step.run();
            } catch (RuntimeException | Error failure) {
                fail(http, failure);
            }
        });
    }

    /**
     * Logs a failure on this thread, whose log lines have the request's ID, even if the client has disconnected. Then
     * runs a step that sends the error, like {@link #send}.
     *
     * @param refusal sends the error of an exception that is already logged
     */
    public static void refuse(RoutingContext http, Context loop, Throwable failure, Consumer<Throwable> refusal) {
        var logged = logged(http, failure);
        send(http, loop, () -> refusal.accept(logged));
    }

    /** Logs a failure, and returns an exception with the same error that is not logged again. */
    public static RuntimeException logged(RoutingContext http, Throwable failure) {
        return CodedError.logged(failure, RequestRecord.of(http).operation());
    }

    /** Sends an error, or breaks the response off if it has already begun. Both log the failure with the request's ID. */
    private static void fail(RoutingContext http, Throwable failure) {
        AccessLog.beginRequest(RequestRecord.of(http));
        try {
            if (http.response().headWritten()) {
                logged(http, failure);
                http.response().reset();
            } else {
                http.fail(failure);
            }
        } finally {
            AccessLog.endRequest();
        }
    }
}
