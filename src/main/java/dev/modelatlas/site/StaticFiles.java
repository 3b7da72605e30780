package dev.modelatlas.site;

import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.access.ConnectionGuard;
import dev.modelatlas.access.Credentials;
import dev.modelatlas.http.admission.ConcurrencyLimit;
import dev.modelatlas.http.connection.HttpExchange;
import dev.modelatlas.http.graphql.GraphQLRoutes;
import dev.modelatlas.http.message.ContentEncodings;
import dev.modelatlas.value.ClasspathFile;

/**
 * Serves static files from memory, in chunks, as fast as the client reads. The handler of Quarkus would open the file
 * for each response, and would not limit concurrent responses.
 */
@Singleton
class StaticFiles implements MeterBinder {
    /** The request headers that affect a file. */
    static final String VARY = "Accept-Encoding, Origin";

    private static final String ROOT = "META-INF/resources";

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9@_-][A-Za-z0-9@._-]*)+\\.[A-Za-z0-9]+");
    private static final int LONGEST_PATH = 200;

    /**
     * File name extension of source maps, which get 404. Only developers of the libraries use them, and they are larger
     * than all other files together.
     */
    private static final String SOURCE_MAP = ".map";

    /** Name of the HTML file of a page, which gets 404: {@link Pages} and {@link ItemPages} fill the gaps in it. */
    private static final String TEMPLATE = "/index.html";

    private static final int PIECE = 64 << 10;

    /** Order of the route: after authorization, and before the handler of Quarkus. */
    private static final int ORDER = -1;

    private final Map<String, StaticFile> known = new ConcurrentHashMap<>();
    private final ConnectionGuard guard;
    private final FramePolicy frames;
    private final ConcurrencyLimit limit;

    StaticFiles(ConnectionGuard guard, SiteConfig config, FramePolicy frames) {
        this.guard = guard;
        this.frames = frames;
        this.limit = new ConcurrencyLimit(config.maxConcurrent(), config.maxConcurrentPerAddress());
    }

    void add(@Observes Router router) {
        // In dev mode, the handler of Quarkus serves the files, so that changes are visible at once.
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            router.route()
                    .order(ORDER)
                    .method(HttpMethod.GET)
                    .method(HttpMethod.HEAD)
                    .handler(this::find);
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("atlas.pages", limit, ConcurrencyLimit::inUse)
                .description("Static files being sent")
                .register(registry);
    }

    private void find(RoutingContext http) {
        var asked = http.normalizedPath();
        var path = asked.endsWith("/") ? asked + "index.html" : asked;
        var file = known.get(path);
        if (file != null) {
            answer(http, file);
        } else if (path.length() > LONGEST_PATH || !PATH.matcher(path).matches() || !exists(path)) {
            http.next();
        } else if (path.endsWith(SOURCE_MAP) || path.endsWith(TEMPLATE)) {
            GraphQLRoutes.notFound(http);
        } else {
            http.vertx().executeBlocking(() -> read(path), false).onComplete(read -> {
                if (read.succeeded()) {
                    answer(http, read.result());
                } else {
                    http.fail(read.cause());
                }
            });
        }
    }

    /** Whether the path is a file. Class loaders also return directories as resources. */
    private static boolean exists(String path) {
        var files = StaticFiles.class.getClassLoader();
        var resource = files.getResource(ROOT + path);
        return resource != null && !isDirectory(files, path, resource);
    }

    /**
     * Whether the resource is a directory. In a jar, a path with a trailing slash finds only directories. On disk, such
     * a path also finds files, so this method asks the file system instead.
     */
    private static boolean isDirectory(ClassLoader files, String path, URL resource) {
        return resource.getProtocol().equals("file")
                ? Files.isDirectory(Path.of(URI.create(resource.toString())))
                : files.getResource(ROOT + path + "/") != null;
    }

    /** Reads a file, or returns it from memory. Synchronized, so that each file is read only once. */
    private synchronized StaticFile read(String path) {
        var file = known.get(path);
        if (file == null) {
            file = StaticFile.of(path, ClasspathFile.bytes(StaticFiles.class, "/" + ROOT + path));
            known.put(path, file);
        }
        return file;
    }

    private void answer(RoutingContext http, StaticFile file) {
        send(http, file, VARY);
    }

    /** Sends a page that the server generated, if a slot for a response is free. */
    void send(RoutingContext http, StaticFile file, String vary) {
        send(http, file, vary, this::takesPlace);
    }

    /** Sends a page. The caller has already reserved the slot for this response. */
    void sendHeld(RoutingContext http, StaticFile file, String vary) {
        send(http, file, vary, held -> true);
    }

    /**
     * Sends a file, or a page that the server generated, with the status that the response already has.
     *
     * @param vary names of the request headers that affect the response
     * @param place reserves a slot for a response with a body; returns false when the response must not be sent
     */
    private void send(RoutingContext http, StaticFile file, String vary, Predicate<RoutingContext> place) {
        if (HttpExchange.isGone(http)) {
            return;
        }
        var isCompressed = file.gzip() != null
                && ContentEncodings.acceptGzip(ContentEncodings.header(http, HttpHeaders.ACCEPT_ENCODING));
        // Only a response with status 200 may become 304. The page of an unknown model, for example, must stay 404.
        var isKnown = http.response().getStatusCode() == 200 && file.etag().isHeldBy(http, isCompressed);
        var isHead = http.request().method().equals(HttpMethod.HEAD);
        if (!isKnown && !isHead && !place.test(http)) {
            return;
        }
        frames.apply(http);
        var response = http.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, file.mediaType())
                .putHeader(
                        HttpHeaders.CACHE_CONTROL,
                        Credentials.areIn(http.request().headers()) ? "private, no-cache" : "no-cache")
                .putHeader(HttpHeaders.ETAG, file.etag().value(isCompressed))
                .putHeader(HttpHeaders.VARY, vary);
        if (isKnown) {
            response.setStatusCode(304).end();
            return;
        }
        if (isCompressed) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        var body = isCompressed ? file.gzip() : file.body();
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        if (isHead) {
            response.end();
        } else {
            write(http, body, 0);
        }
    }

    /**
     * Reserves a slot for the response. If no slot is free, sends 503 and returns false. Also returns false if the
     * client has disconnected.
     */
    private boolean takesPlace(RoutingContext http) {
        var place = limit.acquire(guard.address(http));
        if (place.isEmpty()) {
            http.response()
                    .setStatusCode(503)
                    .putHeader(HttpHeaders.RETRY_AFTER, "1")
                    .end();
            return false;
        }
        return place.get().endsWith(http);
    }

    private static void write(RoutingContext http, Buffer body, int from) {
        var response = http.response();
        var next = from;
        while (!HttpExchange.isGone(http)) {
            var end = Math.min(next + PIECE, body.length());
            var piece = body.slice(next, end);
            if (end == body.length()) {
                response.end(piece);
                return;
            }
            response.write(piece);
            next = end;
            if (response.writeQueueFull()) {
                var rest = next;
                response.drainHandler(taken -> write(http, body, rest));
                return;
            }
        }
    }
}
