package dev.modelatlas.bulk;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.revision.CurrentRevision;

/** Takes in the files that were sent to this server, one after the other, and tells of those of all servers. */
@Singleton
public class Imports {
    private static final Logger LOG = Logger.getLogger(Imports.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final ImportJobRepository jobs;
    private final Ingest ingest;
    private final CurrentRevision current;
    private final ImportConfig config;
    private final Map<UUID, ImportRun> own = new ConcurrentHashMap<>();
    private final ExecutorService work = Executors.newSingleThreadExecutor(task -> thread(task, "imports"));
    private final ScheduledExecutorService pulse =
            Executors.newSingleThreadScheduledExecutor(task -> thread(task, "imports-pulse"));

    @Inject
    Imports(ImportJobRepository jobs, Ingest ingest, CurrentRevision current, ImportConfig config) {
        this.jobs = jobs;
        this.ingest = ingest;
        this.current = current;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        SpooledFile.deleteLeftovers(config.directory());
        pulse.scheduleWithFixedDelay(this::tellAll, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Makes a job of a file that is here. A call that is known by its key has its job already, on whichever server; the
     * file is not wanted then.
     *
     * @param file belongs to the job from now on, and is deleted in any case
     * @param over is run once when the server is done with the file
     * @throws ApiException when the file is too large or cannot be unpacked, or its key was used for another one
     */
    public ImportJob add(ImportRequest request, SpooledFile file, Runnable over) {
        var isWanted = false;
        try {
            var content = content(file);
            var payload = Payload.sha256(request.said(), content.sha256());
            for (var tries = 0; tries < 3; tries++) {
                var job = jobs.add(request, payload, content.bytes());
                if (job.isPresent()) {
                    var run = new ImportRun(
                            job.get().id(),
                            request,
                            file,
                            payload,
                            config.maxSize().asLongValue(),
                            ingest,
                            current,
                            jobs);
                    begin(run, over);
                    isWanted = true;
                    return job.get();
                }
                var known = jobs.find(request.publisher().name(), request.idempotencyKey());
                if (known.isPresent()) {
                    return same(known.get(), payload);
                }
            }
            throw new ApiException(
                    ErrorCode.OVERLOADED, null, "This call is being ended and repeated at once; ask again.");
        } finally {
            if (!isWanted) {
                file.delete();
                over.run();
            }
        }
    }

    private void begin(ImportRun run, Runnable over) {
        own.put(run.id(), run);
        try {
            work.execute(() -> run(run, over));
        } catch (RejectedExecutionException stopping) {
            own.remove(run.id());
            throw new ApiException(ErrorCode.OVERLOADED, null, "The server stops: send the file again.");
        }
    }

    /** How many files wait here for their turn, or have it. */
    int underWay() {
        return own.size();
    }

    /** The publisher's job of that id. */
    public Optional<ImportJob> find(String publisher, UUID id) {
        return jobs.find(publisher, id);
    }

    /** Ends the publisher's job of that id, soon, unless it is over or about to commit; gives it as it stands. */
    public Optional<ImportJob> cancel(String publisher, UUID id) {
        var job = jobs.find(publisher, id);
        job.ifPresent(it -> {
            jobs.cancel(id);
            Optional.ofNullable(own.get(id)).ifPresent(ImportRun::cancel);
        });
        return job.isEmpty() ? job : jobs.find(publisher, id);
    }

    private SpooledFile.Content content(SpooledFile file) {
        SpooledFile.Content content;
        try {
            content = file.content(config.maxSize().asLongValue());
        } catch (IOException broken) {
            throw new ApiException(
                    ErrorCode.BAD_REQUEST, null, "The body is no whole gzip stream, as its header says.");
        }
        if (content.bytes() > config.maxSize().asLongValue()) {
            throw new ApiException(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    null,
                    "The file is larger than " + config.maxSize().asLongValue() + " bytes.");
        }
        return content;
    }

    private static ImportJob same(ImportJob known, String payload) {
        if (!known.payloadSha256().equals(payload)) {
            throw new ApiException(
                    ErrorCode.IDEMPOTENCY_MISMATCH,
                    "Idempotency-Key",
                    "`Idempotency-Key`: was used for another file, or the same with other words. Repeat that call as it"
                            + " was, or give this one a key of its own.");
        }
        return known;
    }

    private void run(ImportRun run, Runnable over) {
        try {
            if (jobs.begin(run.id())) {
                var late = pulse.schedule(run::cancel, config.longest().toMillis(), TimeUnit.MILLISECONDS);
                run.run();
                late.cancel(false);
            }
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "Import %s cannot be told of", run.id());
        } finally {
            own.remove(run.id());
            run.file().delete();
            over.run();
        }
    }

    /** An exception would end all that are to come. */
    private void tellAll() {
        for (var run : own.values()) {
            try {
                run.tell();
            } catch (RuntimeException unreachable) {
                LOG.debugf(unreachable, "Nobody can be told how far import %s is", run.id());
            }
        }
    }

    /** Those who sent them repeat them, on another server. */
    void end(@Observes ShutdownEvent event) {
        work.shutdownNow();
        own.values().forEach(ImportRun::abandon);
    }

    @PreDestroy
    void stop() {
        work.shutdownNow();
        pulse.shutdownNow();
    }

    private static Thread thread(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        // Of whichever thread asks first, else.
        thread.setContextClassLoader(Imports.class.getClassLoader());
        return thread;
    }
}
