package dev.modelatlas.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.access.Admission;
import dev.modelatlas.http.Outcome.Way;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.sql.Reading;

/**
 * Answers what is too long to be held in memory, on a few threads of its own beside the places of the bulkhead. Who
 * takes such an answer slowly costs a place and some memory.
 */
@Singleton
class Downloads {
    private static final String METHODS = "GET, HEAD, OPTIONS";

    private final Admission admission;
    private final CacheControl cacheControl;
    private final Duration deadline;
    private final Duration longest;
    private final Places places;
    private final ExecutorService threads;

    @Inject
    Downloads(Admission admission, CacheControl cacheControl, HttpConfig http, ExportConfig config) {
        this.admission = admission;
        this.cacheControl = cacheControl;
        this.deadline = http.deadline();
        this.longest = config.longest();
        this.places = new Places(config.atOnce(), config.atOnceOfOne());
        this.threads = Executors.newFixedThreadPool(config.working(), Downloads::thread);
    }

    /**
     * Answers a request.
     *
     * @param operation what it is counted as
     * @param mediaType of what is written
     * @param opening finds out, within a request of its own, what there is to send; refuses by ApiException
     */
    void answer(RoutingContext http, String operation, String mediaType, Supplier<Download> opening) {
        var method = http.request().method();
        var response = new Response(http);
        RequestNote.of(http).operation(operation);
        if (method.equals(HttpMethod.OPTIONS)) {
            RequestNote.of(http).answered(Outcome.NOTHING_ASKED, Way.REFUSED);
            http.response()
                    .setStatusCode(204)
                    .putHeader(HttpHeaders.ALLOW, METHODS)
                    .end();
            return;
        } else if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            response.end(HttpRefusal.methodNotAllowed(METHODS, "Ask by GET."));
            return;
        } else if (!MediaRange.accepts(http.request().getHeader(HttpHeaders.ACCEPT), mediaType)) {
            response.end(HttpRefusal.notAcceptable(mediaType));
            return;
        }
        var place = places.enter(admission.caller(http));
        if (place.isEmpty()) {
            response.end(HttpRefusal.overloaded());
        } else if (place.get().endsWith(http)) {
            var loop = http.vertx().getOrCreateContext();
            threads.execute(() -> open(http, loop, opening));
        }
    }

    /** A piece has the time that a request has, and comes from any server that has the revision. */
    <T> T reading(int revision, Supplier<T> work) {
        return Deadline.within(
                deadline,
                () -> Reading.anywhere(() -> {
                    Reading.at(revision);
                    return work.get();
                }));
    }

    /** How many answers are under way. */
    int underWay() {
        return places.taken();
    }

    private void open(RoutingContext http, Context loop, Supplier<Download> opening) {
        AccessLog.enter(RequestNote.of(http));
        try {
            var download = RequestScope.within(deadline, context -> opening.get());
            var compresses = Encodings.acceptGzip(Encodings.header(http, HttpHeaders.ACCEPT_ENCODING));
            if (Encodings.matches(Encodings.header(http, HttpHeaders.IF_NONE_MATCH), download.etag(compresses))) {
                reply(
                        http,
                        loop,
                        () -> head(http, download, compresses)
                                .setStatusCode(304)
                                .end());
                return;
            } else if (http.request().method().equals(HttpMethod.HEAD)) {
                reply(http, loop, () -> head(http, download, compresses).end());
                return;
            }
            admission.countMore(http, download.requests() - 1);
            // Over HTTP/2, Netty takes the header for the wish that it compress.
            var encoder = new PieceEncoder(compresses && http.request().version() != HttpVersion.HTTP_2);
            // What fails at once still gets an answer that says why.
            var piece = download.pieces().next();
            var first = encoder.encode(piece == null ? "" : piece);
            reply(http, loop, () -> {
                head(http, download, compresses).setChunked(true);
                var end = System.nanoTime() + longest.toNanos();
                new PieceStream(http, loop, threads, encoder, download, end).start(first);
            });
        } catch (RuntimeException failure) {
            loop.runOnContext(turn -> new Response(http).end(failure));
        } finally {
            AccessLog.leave();
        }
    }

    /** On the event loop, unless the client has left. */
    private static void reply(RoutingContext http, Context loop, Runnable reply) {
        loop.runOnContext(turn -> {
            if (!http.response().closed()) {
                reply.run();
            }
        });
    }

    private HttpServerResponse head(RoutingContext http, Download download, boolean compresses) {
        var outcome = new Outcome(download.operation(), Outcome.OK, null, List.of(download.revision()));
        RequestNote.of(http).answered(outcome, Way.COMPUTED);
        var response = http.response();
        response.putHeader(HttpHeaders.CONTENT_TYPE, download.contentType())
                .putHeader(HttpHeaders.VARY, "Accept, Accept-Encoding, Origin")
                .putHeader(HttpHeaders.CACHE_CONTROL, cacheControl.of(download.freshness()))
                .putHeader(HttpHeaders.ETAG, download.etag(compresses))
                .putHeader("X-Atlas-Revision", Integer.toString(download.revision()));
        // Unless told otherwise, Vert.x compresses by itself.
        response.putHeader(HttpHeaders.CONTENT_ENCODING, compresses ? "gzip" : "identity");
        download.headers().forEach(response::putHeader);
        return response;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "downloads");
        thread.setDaemon(true);
        // Of whichever thread asks first, else.
        thread.setContextClassLoader(Downloads.class.getClassLoader());
        return thread;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
