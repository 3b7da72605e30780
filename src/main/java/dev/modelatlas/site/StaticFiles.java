package dev.modelatlas.site;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.modelatlas.access.Admission;
import dev.modelatlas.http.Encodings;
import dev.modelatlas.http.Places;

/**
 * Serves the files of the site from memory, in pieces as the client takes them. Quarkus' handler opens a file for each
 * answer, and gives as many answers as anybody asks for.
 */
@Singleton
class StaticFiles implements MeterBinder {
    private static final String ROOT = "META-INF/resources";

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9@_-][A-Za-z0-9@._-]*)+\\.[A-Za-z0-9]+");
    private static final int LONGEST_PATH = 200;

    /** Only those who mend the libraries need these, and they are larger than all the rest together. */
    private static final String SOURCE_MAP = ".map";

    private static final int PIECE = 64 << 10;

    /** After authorization, and before Quarkus' handler. */
    private static final int ORDER = -1;

    /** Netty compresses each answer over HTTP/2 by itself, with a quarter of a megabyte: only so many at once. */
    private static final int MOST_COMPRESSED_BY_NETTY = 100;

    private final Map<String, StaticFile> known = new ConcurrentHashMap<>();
    private final Admission admission;
    private final String contentSecurityPolicy;
    private final Places places;

    @Inject
    StaticFiles(
            Admission admission,
            SiteConfig config,
            @ConfigProperty(name = "quarkus.http.filter.pages.header.\"Content-Security-Policy\"")
                    String contentSecurityPolicy) {
        this.admission = admission;
        this.contentSecurityPolicy = contentSecurityPolicy;
        this.places = new Places(config.atOnce(), config.atOnceOfOne());
    }

    void add(@Observes Router router) {
        // In dev mode, changed files are served at once.
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
        Gauge.builder("atlas.pages", places, Places::taken)
                .description("Files of the site that are being sent")
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
        } else if (path.endsWith(SOURCE_MAP)) {
            http.response().setStatusCode(404).end();
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

    /** Directories are resources, too. */
    private static boolean exists(String path) {
        var files = StaticFiles.class.getClassLoader();
        var resource = files.getResource(ROOT + path);
        return resource != null && !isDirectory(files, path, resource);
    }

    /** In a jar, directories alone are found with a slash at the end; on the disk, files are found so, too. */
    private static boolean isDirectory(ClassLoader files, String path, URL resource) {
        return resource.getProtocol().equals("file")
                ? Files.isDirectory(Path.of(URI.create(resource.toString())))
                : files.getResource(ROOT + path + "/") != null;
    }

    /** One at a time, so that each is read once. */
    private synchronized StaticFile read(String path) throws IOException {
        var file = known.get(path);
        if (file == null) {
            try (var in = StaticFiles.class.getClassLoader().getResourceAsStream(ROOT + path)) {
                file = StaticFile.of(path, in.readAllBytes());
            }
            known.put(path, file);
        }
        return file;
    }

    private void answer(RoutingContext http, StaticFile file) {
        if (http.response().closed()) {
            return;
        }
        var isDoneByNetty = http.request().version() == HttpVersion.HTTP_2;
        var isCompressed = file.gzip() != null
                && Encodings.acceptGzip(Encodings.header(http, HttpHeaders.ACCEPT_ENCODING))
                && !(isDoneByNetty && places.taken() > MOST_COMPRESSED_BY_NETTY);
        var etag = file.etag(isCompressed);
        var isKnown = Encodings.matches(Encodings.header(http, HttpHeaders.IF_NONE_MATCH), etag);
        var isHead = http.request().method().equals(HttpMethod.HEAD);
        if (!isKnown && !isHead && !takesPlace(http)) {
            return;
        }
        var response = http.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, file.mediaType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.ETAG, etag)
                .putHeader(HttpHeaders.VARY, "Accept-Encoding, Origin")
                .putHeader("Content-Security-Policy", contentSecurityPolicy)
                // Unless told otherwise, Vert.x compresses by itself.
                .putHeader(HttpHeaders.CONTENT_ENCODING, isCompressed ? "gzip" : "identity");
        var body = isCompressed && !isDoneByNetty ? file.gzip() : file.body();
        if (isKnown) {
            response.setStatusCode(304).end();
            return;
        }
        // The length of what Netty compresses is not known yet.
        if (!isCompressed || !isDoneByNetty) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        }
        if (isHead) {
            response.end();
        } else {
            response.setChunked(isCompressed && isDoneByNetty);
            write(http, body, 0);
        }
    }

    /** Whether the server may send the file: a place is free, and the client is still connected. Answers 503 when no place is. */
    private boolean takesPlace(RoutingContext http) {
        var place = places.enter(admission.address(http));
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
        while (!response.closed()) {
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
