package dev.modelatlas.http.download;

import java.util.concurrent.ThreadPoolExecutor;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.http.connection.HttpExchange;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.observe.AccessLog;
import dev.modelatlas.http.observe.RequestOutcome;
import dev.modelatlas.http.observe.RequestOutcome.Way;
import dev.modelatlas.http.observe.RequestRecord;
import dev.modelatlas.http.response.EventLoopReply;

/**
 * Sends a response as fast as the client reads it. When a chunk has been sent, a thread creates the next chunk; no
 * thread waits for the client. If the response is interrupted, the client can see that the response is incomplete.
 */
final class ChunkStream {
    private final RoutingContext http;
    private final HttpServerResponse response;
    private final HttpExchange exchange;
    private final Context loop;
    private final ThreadPoolExecutor threads;
    private final Runnable turn = this::produce;
    private final ChunkEncoder encoder;
    private final DownloadContent download;
    private final long end;

    /** @param end deadline for the whole download, as a value of {@link System#nanoTime} */
    ChunkStream(
            RoutingContext http,
            Context loop,
            ThreadPoolExecutor threads,
            ChunkEncoder encoder,
            DownloadContent download,
            long end) {
        this.http = http;
        this.response = http.response();
        this.exchange = HttpExchange.of(http);
        this.loop = loop;
        this.threads = threads;
        this.encoder = encoder;
        this.download = download;
        this.end = end;
    }

    /**
     * Starts to send the body, after the headers have been set. Call it on the event loop.
     *
     * @param first the first chunk
     */
    void start(Buffer first) {
        HttpExchange.whenOver(http, () -> threads.remove(turn));
        if (isHttp10()) {
            exchange.resetsConnectionOnClose(true);
        }
        write(first);
    }

    private void write(Buffer bytes) {
        if (HttpExchange.isGone(http)) {
            return;
        } else if (System.nanoTime() - end > 0) {
            breakOff(HttpRefusal.responseNotRead());
            return;
        }
        if (bytes.length() > 0) {
            response.write(bytes);
        }
        if (response.writeQueueFull()) {
            exchange.responseBegan();
            response.drainHandler(taken -> goOn());
        } else {
            goOn();
        }
    }

    private void goOn() {
        response.drainHandler(null);
        exchange.clientHasRead();
        threads.execute(turn);
    }

    private void produce() {
        AccessLog.beginRequest(RequestRecord.of(http));
        try {
            var piece = download.pieces().next();
            if (piece == null) {
                var rest = encoder.end();
                loop.runOnContext(ignored -> end(rest));
            } else {
                var bytes = encoder.encode(piece);
                loop.runOnContext(ignored -> write(bytes));
            }
        } catch (RuntimeException | Error failure) {
            var logged = EventLoopReply.logged(http, failure);
            loop.runOnContext(ignored -> breakOff(logged));
        } finally {
            AccessLog.endRequest();
        }
    }

    private void end(Buffer rest) {
        if (!HttpExchange.isGone(http)) {
            exchange.responseBegan();
            if (isHttp10()) {
                response.write(rest).onSuccess(sent -> endConnection());
            } else {
                response.end(rest);
            }
        }
    }

    /** Ends a complete response over HTTP/1.0, even if the client asked to keep the connection. */
    private void endConnection() {
        exchange.resetsConnectionOnClose(false);
        response.end().onComplete(ended -> http.request().connection().close());
    }

    private boolean isHttp10() {
        return http.request().version() == HttpVersion.HTTP_1_0;
    }

    /** Closes the connection or resets the stream, so that the client can see that the response is incomplete. */
    private void breakOff(Throwable failure) {
        var error = CodedError.of(failure);
        RequestRecord.of(http).answered(RequestOutcome.refused(download.operation(), error), Way.COMPUTED);
        if (HttpExchange.isGone(http)) {
            return;
        }
        // Starts the write timeout, because the end is sent only after the chunks that the client has not read yet.
        exchange.responseBegan();
        if (http.request().version() == HttpVersion.HTTP_2) {
            response.reset();
        } else {
            http.request().connection().close();
        }
    }
}
