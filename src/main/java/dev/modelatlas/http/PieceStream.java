package dev.modelatlas.http;

import java.util.concurrent.Executor;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.graphql.engine.CodedError;
import dev.modelatlas.http.Outcome.Way;

/**
 * Sends an answer as its client takes it: the next piece is made when the last one has left, on a thread that does not
 * wait for the client. What breaks off is seen to have broken off.
 */
final class PieceStream {
    private final RoutingContext http;
    private final HttpServerResponse response;
    private final Exchange exchange;
    private final Context loop;
    private final Executor threads;
    private final PieceEncoder encoder;
    private final Download download;
    private final long end;

    /** @param end until when all has to be taken, by {@link System#nanoTime} */
    PieceStream(
            RoutingContext http, Context loop, Executor threads, PieceEncoder encoder, Download download, long end) {
        this.http = http;
        this.response = http.response();
        this.exchange = Exchange.of(http);
        this.loop = loop;
        this.threads = threads;
        this.encoder = encoder;
        this.download = download;
        this.end = end;
    }

    /** On the event loop, after the head. @param first piece of it */
    void start(Buffer first) {
        write(first);
    }

    private void write(Buffer bytes) {
        if (response.closed()) {
            return;
        } else if (System.nanoTime() - end > 0) {
            breakOff(HttpRefusal.requestTimeout());
            return;
        }
        if (bytes.length() > 0) {
            response.write(bytes);
        }
        if (response.writeQueueFull()) {
            exchange.answered();
            response.drainHandler(taken -> goOn());
        } else {
            goOn();
        }
    }

    private void goOn() {
        response.drainHandler(null);
        exchange.waitsForMore();
        threads.execute(this::produce);
    }

    private void produce() {
        if (response.closed()) {
            return;
        }
        AccessLog.enter(RequestNote.of(http));
        try {
            var piece = download.pieces().next();
            if (piece == null) {
                var rest = encoder.end();
                loop.runOnContext(turn -> end(rest));
            } else {
                var bytes = encoder.encode(piece);
                loop.runOnContext(turn -> write(bytes));
            }
        } catch (RuntimeException failure) {
            loop.runOnContext(turn -> breakOff(failure));
        } finally {
            AccessLog.leave();
        }
    }

    private void end(Buffer rest) {
        if (!response.closed()) {
            exchange.answered();
            response.end(rest);
        }
    }

    /** Without its last chunk, the client sees that something is missing. */
    private void breakOff(RuntimeException failure) {
        var error = CodedError.of(failure);
        RequestNote.of(http).answered(Outcome.refused(download.operation(), error), Way.COMPUTED);
        if (response.closed()) {
            return;
        }
        if (http.request().version() == HttpVersion.HTTP_2) {
            response.reset();
        } else {
            http.request().connection().close();
        }
    }
}
