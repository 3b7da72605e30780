package dev.modelatlas.bulk;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

import dev.modelatlas.access.ConnectionGuard;
import dev.modelatlas.access.Publisher;
import dev.modelatlas.access.PublisherCheck;
import dev.modelatlas.fact.FactLimits;
import dev.modelatlas.http.admission.ConcurrencyLimit;
import dev.modelatlas.http.message.BodyWriter;
import dev.modelatlas.http.message.HttpConfig;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.observe.AccessLog;
import dev.modelatlas.http.observe.RequestOutcome;
import dev.modelatlas.http.observe.RequestOutcome.Way;
import dev.modelatlas.http.observe.RequestRecord;
import dev.modelatlas.http.response.EventLoopReply;
import dev.modelatlas.http.response.Response;
import dev.modelatlas.http.rest.PathSegment;
import dev.modelatlas.http.rest.RequestThreads;
import dev.modelatlas.http.rest.RestEndpoint;
import dev.modelatlas.http.rest.RestEndpoints;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.work.Threads;
import dev.modelatlas.work.WorkerWatch;

/** Handles requests of publishers to start, read and cancel imports. Each publisher sees only its own imports. */
@Singleton
public class ImportHandler implements MeterBinder {
    static final String PATH = "/imports";
    private static final Logger LOG = Logger.getLogger(ImportHandler.class);
    private static final String OPERATION = "(import)";

    private final ImportQueue imports;
    private final ConnectionGuard guard;
    private final HttpConfig http;
    private final ImportConfig config;
    private final Clock clock;
    private final ConcurrencyLimit limit;
    /** Threads that inspect uploaded files, which may take long. */
    private final ExecutorService threads = Executors.newFixedThreadPool(2, Threads.daemons("import-requests"));
    /** Threads for requests to read or cancel an import. */
    private final RequestThreads jobThreads;

    ImportHandler(
            ImportQueue imports,
            ConnectionGuard guard,
            HttpConfig http,
            ImportConfig config,
            Clock clock,
            WorkerWatch workers,
            MeterRegistry metrics) {
        this.imports = imports;
        this.guard = guard;
        this.http = http;
        this.config = config;
        this.clock = clock;
        this.jobThreads = new RequestThreads("import-jobs", http.deadline(), workers, metrics);
        this.limit = new ConcurrencyLimit(config.maxConcurrent(), config.maxConcurrentPerCaller());
    }

    void add(@Observes Router router, RestEndpoints endpoints) {
        endpoints.open(
                router,
                RestEndpoint.of(PATH, PATH, OPERATION, this::collection)
                        .withMethods(List.of("POST"), "Send the file by POST."));
        endpoints.open(
                router,
                RestEndpoint.of(PATH + "/*", PATH + "/:id", OPERATION, this::job)
                        .withMethods(
                                List.of("GET", "HEAD", "DELETE"),
                                "Use GET to read the import job, or DELETE to cancel it.")
                        .withLimit(jobThreads.limit()));
    }

    /** Registers the gauges for the number of uploads and imports. */
    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("atlas.uploads", limit, ConcurrencyLimit::inUse)
                .description("Files being uploaded, waiting to be imported or being imported")
                .register(registry);
        Gauge.builder("atlas.imports", imports, ImportQueue::underWay)
                .description("Files being imported or waiting to be imported")
                .register(registry);
        for (var state : ImportState.ENDED) {
            FunctionCounter.builder("atlas.imports.ended", imports, queue -> queue.ended(state))
                    .description("Imports that ended, by their last state")
                    .tag("state", state.name())
                    .register(registry);
        }
    }

    /** The number of imports that are uploading, queued or running. */
    public int inProgress() {
        return limit.inUse();
    }

    private void collection(RoutingContext request) {
        try {
            var publisher = publisher(request);
            var asked = ImportParameters.read(request, publisher, FactLimits.lastDay(clock));
            var isCompressed = ImportParameters.isCompressed(request);
            var most = config.maxSize().asLongValue();
            if (Upload.declared(request) > most) {
                throw HttpRefusal.payloadTooLarge(most);
            }
            var place = limit.acquire(guard.caller(request)).orElseThrow(HttpRefusal::overloaded);
            try {
                var file = spool(isCompressed);
                new Upload(request, file.path(), most, http.readTimeout())
                        .start(failure -> uploaded(request, asked, file, place, failure));
            } catch (RuntimeException | Error broken) {
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
            LOG.warnf("Could not create a file for an upload: %s", broken.getCause());
            throw HttpRefusal.insufficientStorage();
        }
    }

    /**
     * Continues an import after its upload has ended.
     *
     * @param failure null when the complete file is on disk
     */
    private void uploaded(
            RoutingContext request,
            ImportRequest asked,
            SpooledFile file,
            ConcurrencyLimit.Lease place,
            Throwable failure) {
        if (failure != null) {
            file.delete();
            place.close();
            refuse(request, failure);
            return;
        }
        try {
            inspect(request, () -> begin(request, asked, file, place));
        } catch (RejectedExecutionException | Error refused) {
            file.delete();
            place.close();
            refuse(request, HttpRefusal.overloaded());
        }
    }

    /** Adds the job, if the sender's key is still valid after an upload that may have taken long. */
    private ImportJob begin(
            RoutingContext request, ImportRequest asked, SpooledFile file, ConcurrencyLimit.Lease place) {
        try {
            Deadline.within(http.deadline(), () -> {
                guard.requireValid(request);
                return null;
            });
        } catch (RuntimeException | Error refusal) {
            file.delete();
            place.close();
            throw refusal;
        }
        return imports.add(asked, guard.keyIsOver(request), file, http.deadline(), place::close);
    }

    private void job(RoutingContext request) {
        try {
            var publisher = publisher(request).name();
            var id = id(request);
            if (request.request().method().equals(HttpMethod.DELETE)) {
                work(request, 202, () -> imports.cancel(publisher, id));
            } else {
                work(request, 200, () -> imports.find(publisher, id));
            }
        } catch (RuntimeException refusal) {
            refuse(request, refusal);
        }
    }

    private void work(RoutingContext request, int status, Supplier<Optional<ImportJob>> work) {
        jobThreads.work(
                request,
                left -> {
                    var job = Deadline.within(left, work).orElseThrow(ImportHandler::noImport);
                    var text = ImportJobJson.json(job);
                    return () -> answer(request, status, job.id(), text);
                },
                failure -> refuse(request, failure));
    }

    private static Publisher publisher(RoutingContext request) {
        return Publisher.of(PublisherCheck.require(request));
    }

    private static HttpRefusal noImport() {
        return HttpRefusal.notFound("You have no import with this ID.");
    }

    private static UUID id(RoutingContext request) {
        try {
            return UUID.fromString(PathSegment.last(request));
        } catch (IllegalArgumentException noId) {
            throw noImport();
        }
    }

    /** @param inspection runs without a deadline, because the inspection of a large file may take long */
    private void inspect(RoutingContext request, Supplier<ImportJob> inspection) {
        var loop = request.vertx().getOrCreateContext();
        threads.execute(() -> {
            AccessLog.beginRequest(RequestRecord.of(request));
            try {
                var job = inspection.get();
                var text = ImportJobJson.json(job);
                EventLoopReply.send(request, loop, () -> answer(request, 202, job.id(), text));
            } catch (RuntimeException | Error failure) {
                EventLoopReply.refuse(request, loop, failure, logged -> refuse(request, logged));
            } finally {
                AccessLog.endRequest();
            }
        });
    }

    private static void answer(RoutingContext request, int status, UUID id, String text) {
        RequestRecord.of(request).answered(RequestOutcome.ok(OPERATION), Way.COMPUTED);
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.LOCATION, PATH + "/" + id)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        BodyWriter.end(request.request(), Buffer.buffer(text));
    }

    private static void refuse(RoutingContext request, Throwable failure) {
        new Response(request).endWithoutReading(failure);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
        jobThreads.stop();
    }
}
