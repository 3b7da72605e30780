package dev.modelatlas.http.request;

import java.time.Duration;
import java.util.function.BiConsumer;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.http.connection.HttpExchange;
import dev.modelatlas.http.message.HttpRefusal;

/** Receives the body of a request into memory, on the event loop. Limits its size and the time that it takes. */
public final class BoundedRequestBody {
    private final long most;
    private final BiConsumer<Buffer, Throwable> whenOver;
    private final Buffer received = Buffer.buffer();
    private boolean isOver;

    private BoundedRequestBody(long most, BiConsumer<Buffer, Throwable> whenOver) {
        this.most = most;
        this.whenOver = whenOver;
    }

    /**
     * Begins to receive the body.
     *
     * @param most maximum number of bytes
     * @param time maximum time until the last byte arrives
     * @param whenOver called once, with the body, or with the error
     */
    public static void receive(RoutingContext http, long most, Duration time, BiConsumer<Buffer, Throwable> whenOver) {
        var body = new BoundedRequestBody(most, whenOver);
        var request = http.request();
        var timer = http.vertx().setTimer(time.toMillis(), late -> body.end(HttpRefusal.requestTimeout(time)));
        HttpExchange.whenOver(http, () -> {
            http.vertx().cancelTimer(timer);
            body.end(HttpRefusal.responseNotRead());
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            http.response().writeContinue();
        }
        request.exceptionHandler(body::end);
        request.handler(body::take);
        request.endHandler(all -> body.end(null));
        request.resume();
    }

    private void take(Buffer some) {
        if (isOver) {
            return;
        }
        received.appendBuffer(some);
        if (received.length() > most) {
            end(HttpRefusal.payloadTooLarge(most));
        }
    }

    /** Passes the body or the error to {@code whenOver}. Later calls have no effect. */
    private void end(Throwable failure) {
        if (!isOver) {
            isOver = true;
            whenOver.accept(failure == null ? received : null, failure);
        }
    }
}
