package dev.modelatlas.http;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

import dev.modelatlas.access.Admission;
import dev.modelatlas.access.Publisher;
import dev.modelatlas.access.Publishers;
import dev.modelatlas.bulk.ImportConfig;
import dev.modelatlas.bulk.ImportJob;
import dev.modelatlas.bulk.ImportRequest;
import dev.modelatlas.bulk.Imports;
import dev.modelatlas.bulk.SpooledFile;
import dev.modelatlas.http.Outcome.Way;
import dev.modelatlas.sql.Deadline;

/** Imports over HTTP, for publishers: each sees its own. */
@Singleton
class ImportHandler {
    static final String PATH = "/imports";
    private static final Logger LOG = Logger.getLogger(ImportHandler.class);
    private static final String OPERATION = "(import)";
    private static final String METHODS = "POST, OPTIONS";
    private static final String METHODS_OF_JOB = "GET, HEAD, DELETE, OPTIONS";

    private final Imports imports;
    private final Admission admission;
    private final HttpConfig http;
    private final ImportConfig config;
    private final Clock clock;
    private final Places places;
    /** Two, so that whoever asks does not wait for a file that is looked through. */
    private final ExecutorService threads = Executors.newFixedThreadPool(2, ImportHandler::thread);

    @Inject
    ImportHandler(Imports imports, Admission admission, HttpConfig http, ImportConfig config, Clock clock) {
        this.imports = imports;
        this.admission = admission;
        this.http = http;
        this.config = config;
        this.clock = clock;
        this.places = new Places(config.atOnce(), config.atOnceOfOne());
    }

    void add(@Observes Router router, Watch watch) {
        Routes.open(router, PATH, watch);
        Routes.open(router, PATH + "/*", watch);
        Routes.answer(router, PATH, this::collection);
        Routes.answer(router, PATH + "/:id", this::job);
    }

    /** How many files are on their way, wait or are worked on. */
    int underWay() {
        return places.taken();
    }

    private void collection(RoutingContext request) {
        RequestNote.of(request).operation(OPERATION);
        try {
            if (tellsMethods(request, METHODS)) {
                return;
            } else if (!request.request().method().name().equals("POST")) {
                throw HttpRefusal.methodNotAllowed(METHODS, "Send a file by POST.");
            }
            var publisher = publisher(request);
            var asked = ImportParameters.read(request, publisher, LocalDate.now(clock));
            var isCompressed = ImportParameters.isCompressed(request);
            var most = config.maxSize().asLongValue();
            if (Upload.declared(request) > most) {
                throw HttpRefusal.payloadTooLarge(most);
            }
            var place = places.enter(admission.caller(request)).orElseThrow(HttpRefusal::overloaded);
            try {
                var file = spool(isCompressed);
                new Upload(request, file.path(), most, http.readTimeout())
                        .start(failure -> uploaded(request, asked, file, place, failure));
            } catch (RuntimeException broken) {
                place.close();
                throw broken;
            }
        } catch (RuntimeException refusal) {
            refuse(request, refusal);
        }
    }

    private SpooledFile spool(boolean isCompressed) {
        try {
            return SpooledFile.create(config.directory(), isCompressed);
        } catch (UncheckedIOException broken) {
            LOG.warnf("No file can be made for an upload: %s", broken.getCause());
            throw HttpRefusal.insufficientStorage();
        }
    }

    /** @param failure null when the whole file is on the disk */
    private void uploaded(
            RoutingContext request, ImportRequest asked, SpooledFile file, Places.Lease place, Throwable failure) {
        if (failure != null) {
            file.delete();
            place.close();
            refuse(request, failure);
            return;
        }
        try {
            work(request, 202, () -> imports.add(asked, file, place::close));
        } catch (RejectedExecutionException stopping) {
            file.delete();
            place.close();
            refuse(request, HttpRefusal.overloaded());
        }
    }

    private void job(RoutingContext request) {
        RequestNote.of(request).operation(OPERATION);
        try {
            if (tellsMethods(request, METHODS_OF_JOB)) {
                return;
            }
            var publisher = publisher(request).name();
            var id = id(request);
            switch (request.request().method().name()) {
                case "GET", "HEAD" ->
                    work(request, 200, () -> imports.find(publisher, id).orElseThrow(HttpRefusal::notFound));
                case "DELETE" ->
                    work(request, 202, () -> imports.cancel(publisher, id).orElseThrow(HttpRefusal::notFound));
                default -> throw HttpRefusal.methodNotAllowed(METHODS_OF_JOB, "Ask by GET, or end it by DELETE.");
            }
        } catch (RuntimeException refusal) {
            refuse(request, refusal);
        }
    }

    private static boolean tellsMethods(RoutingContext request, String methods) {
        if (!request.request().method().equals(HttpMethod.OPTIONS)) {
            return false;
        }
        RequestNote.of(request).answered(Outcome.NOTHING_ASKED, Way.REFUSED);
        request.response()
                .setStatusCode(204)
                .putHeader(HttpHeaders.ALLOW, methods)
                .end();
        return true;
    }

    private static Publisher publisher(RoutingContext request) {
        Publishers.require(request);
        return Publisher.of(((QuarkusHttpUser) request.user()).getSecurityIdentity());
    }

    private static UUID id(RoutingContext request) {
        try {
            return UUID.fromString(request.pathParam("id"));
        } catch (IllegalArgumentException noId) {
            throw HttpRefusal.notFound();
        }
    }

    private void work(RoutingContext request, int status, Supplier<ImportJob> work) {
        var loop = request.vertx().getOrCreateContext();
        threads.execute(() -> {
            AccessLog.enter(RequestNote.of(request));
            try {
                var job = Deadline.within(http.deadline(), work);
                loop.runOnContext(turn -> answer(request, status, job));
            } catch (RuntimeException failure) {
                loop.runOnContext(turn -> refuse(request, failure));
            } finally {
                AccessLog.leave();
            }
        });
    }

    private static void answer(RoutingContext request, int status, ImportJob job) {
        if (request.response().closed()) {
            return;
        }
        RequestNote.of(request).answered(new Outcome(OPERATION, Outcome.OK, null, List.of()), Way.COMPUTED);
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.LOCATION, PATH + "/" + job.id())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Response.end(request, Buffer.buffer(ImportAnswer.json(job)));
    }

    private static void refuse(RoutingContext request, Throwable failure) {
        new Response(request).endUnread(failure);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "import-requests");
        thread.setDaemon(true);
        // Of whichever thread asks first, else.
        thread.setContextClassLoader(ImportHandler.class.getClassLoader());
        return thread;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
