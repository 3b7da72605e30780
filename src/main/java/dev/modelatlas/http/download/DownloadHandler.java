package dev.modelatlas.http.download;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.access.ConnectionGuard;
import dev.modelatlas.http.admission.ConcurrencyLimit;
import dev.modelatlas.http.connection.HttpExchange;
import dev.modelatlas.http.message.ContentEncodings;
import dev.modelatlas.http.message.HttpConfig;
import dev.modelatlas.http.observe.AccessLog;
import dev.modelatlas.http.observe.RequestOutcome;
import dev.modelatlas.http.observe.RequestOutcome.Way;
import dev.modelatlas.http.observe.RequestRecord;
import dev.modelatlas.http.response.CacheControl;
import dev.modelatlas.http.response.EventLoopReply;
import dev.modelatlas.http.response.RequestScope;
import dev.modelatlas.http.response.Response;
import dev.modelatlas.http.rest.RestEndpoint;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.sql.ReadRouting;
import dev.modelatlas.work.WorkerWatch;

/**
 * Streams responses that are too large to keep in memory. Has a few threads of its own. A slow client occupies a slot
 * and some memory, but no thread.
 */
@Singleton
public class DownloadHandler {
    private final ConnectionGuard guard;
    private final CacheControl cacheControl;
    private final Duration deadline;
    private final Duration longest;
    private final ConcurrencyLimit limit;
    private final ThreadPoolExecutor threads;

    DownloadHandler(
            ConnectionGuard guard,
            CacheControl cacheControl,
            HttpConfig http,
            ExportConfig config,
            WorkerWatch workers) {
        this.guard = guard;
        this.cacheControl = cacheControl;
        this.deadline = http.deadline();
        this.longest = config.maxDuration();
        this.limit = new ConcurrencyLimit(config.maxConcurrent(), config.maxConcurrentPerCaller());
        this.threads = workers.threads("downloads", config.threads(), new LinkedBlockingQueue<>());
    }

    /**
     * Creates an endpoint whose responses are downloads.
     *
     * @param operation name of the endpoint in metrics
     * @param mediaType media type of the response
     * @param opening determines the content, in a request scope of its own; throws ApiException to refuse the request
     */
    public RestEndpoint endpoint(
            String area,
            String path,
            String operation,
            String mediaType,
            Function<RoutingContext, DownloadContent> opening) {
        Handler<RoutingContext> handler = http -> {
            var loop = http.vertx().getOrCreateContext();
            Runnable turn = () -> open(http, loop, opening);
            threads.execute(turn);
            // A disconnected client frees its slot, so its request must leave the queue of the threads, too.
            HttpExchange.whenOver(http, () -> threads.remove(turn));
        };
        return RestEndpoint.of(area, path, operation, handler)
                .withMediaType(mediaType)
                .withLimit(limit);
    }

    /**
     * Reads one chunk. Each chunk has a deadline of its own, and may come from any database server that has the
     * revision.
     */
    <T> T read(int revision, Supplier<T> work) {
        return Deadline.within(
                deadline,
                () -> ReadRouting.onAnyServer(() -> {
                    ReadRouting.requireRevision(revision);
                    return work.get();
                }));
    }

    /** The number of downloads in progress. */
    public int inProgress() {
        return limit.inUse();
    }

    private void open(RoutingContext http, Context loop, Function<RoutingContext, DownloadContent> opening) {
        AccessLog.beginRequest(RequestRecord.of(http));
        try {
            var download = RequestScope.within(deadline, context -> opening.apply(http));
            var compresses = ContentEncodings.acceptGzip(ContentEncodings.header(http, HttpHeaders.ACCEPT_ENCODING));
            if (download.etag().isHeldBy(http, compresses)) {
                EventLoopReply.send(
                        http,
                        loop,
                        () -> head(http, download, compresses)
                                .setStatusCode(304)
                                .end());
                return;
            } else if (http.request().method().equals(HttpMethod.HEAD)) {
                EventLoopReply.send(
                        http, loop, () -> head(http, download, compresses).end());
                return;
            }
            guard.countMore(http, download.requests() - 1);
            if (HttpExchange.isGone(http)) {
                return;
            }
            var encoder = new ChunkEncoder(compresses);
            // The first chunk is created before the response begins, so that an error in it still gets an error
            // response.
            var piece = download.pieces().next();
            var first = encoder.encode(piece == null ? "" : piece);
            EventLoopReply.send(http, loop, () -> {
                head(http, download, compresses).setChunked(true);
                var end = System.nanoTime() + longest.toNanos();
                new ChunkStream(http, loop, threads, encoder, download, end).start(first);
            });
        } catch (RuntimeException | Error failure) {
            EventLoopReply.refuse(http, loop, failure, new Response(http)::end);
        } finally {
            AccessLog.endRequest();
        }
    }

    private HttpServerResponse head(RoutingContext http, DownloadContent download, boolean compresses) {
        var outcome =
                RequestOutcome.ok(download.operation(), download.revision().number());
        RequestRecord.of(http).answered(outcome, Way.COMPUTED);
        var response = http.response();
        response.putHeader(HttpHeaders.CONTENT_TYPE, download.contentType())
                .putHeader(HttpHeaders.VARY, Response.VARY)
                .putHeader(
                        HttpHeaders.CACHE_CONTROL,
                        cacheControl.of(http.request().headers(), download.freshness()))
                .putHeader(HttpHeaders.ETAG, download.etag().value(compresses))
                .putHeader(
                        "X-Atlas-Revision", Integer.toString(download.revision().number()));
        if (compresses) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        download.headers().forEach(response::putHeader);
        return response;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
