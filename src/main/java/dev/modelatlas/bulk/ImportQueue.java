package dev.modelatlas.bulk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.observe.AccessLog;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.draft.PlainText;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.sql.DatabaseFailure;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.value.Sha256;
import dev.modelatlas.work.Threads;

/**
 * Runs the imports that clients send to this server. Only one import runs at a time. Reports the state of the imports
 * of all servers.
 */
@Singleton
public class ImportQueue {
    private static final Logger LOG = Logger.getLogger(ImportQueue.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final ImportJobRepository jobs;
    private final Ingest ingest;
    private final CurrentRevision current;
    private final ImportConfig config;
    private final Clock clock;
    private final Map<UUID, Task> own = new ConcurrentHashMap<>();
    private final Map<ImportState, LongAdder> ended = new EnumMap<>(ImportState.class);
    private final ThreadPoolExecutor work =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Threads.daemons("imports"));
    private final ScheduledExecutorService pulse =
            Executors.newSingleThreadScheduledExecutor(Threads.daemons("imports-pulse"));

    ImportQueue(ImportJobRepository jobs, Ingest ingest, CurrentRevision current, ImportConfig config, Clock clock) {
        this.jobs = jobs;
        this.ingest = ingest;
        this.current = current;
        this.config = config;
        this.clock = clock;
        ImportState.ENDED.forEach(state -> ended.put(state, new LongAdder()));
    }

    void start(@Observes StartupEvent event) {
        SpooledFile.deleteLeftovers(config.directory());
        pulse.scheduleWithFixedDelay(this::tellAll, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Adds a job for an uploaded file. If the publisher already has a queued, running or completed job with the same
     * idempotency key on any server, returns that job instead and deletes the new file. Dry runs are always added.
     *
     * @param keyIsOver whether the key of the sender is no longer valid; the import then publishes nothing
     * @param file the file, which this queue deletes when the import ends, or immediately if no job is added
     * @param patience time limit for the database; the inspection of the file has no time limit
     * @param over called once, when the server no longer needs the file
     * @throws ApiException when the file is too large or cannot be read or unpacked, or when the idempotency key was
     *     used with another file or other parameters
     */
    public ImportJob add(
            ImportRequest request, BooleanSupplier keyIsOver, SpooledFile file, Duration patience, Runnable over) {
        var isWanted = false;
        try {
            var content = content(file);
            var payload = payload(request, content);
            for (var tries = 0; tries < 3; tries++) {
                var job = Deadline.within(patience, () -> jobs.add(request, payload, content.bytes()));
                if (job.isPresent()) {
                    var run = new ImportRun(
                            job.get().id(),
                            request,
                            keyIsOver,
                            file,
                            payload,
                            config.maxSize().asLongValue(),
                            ingest,
                            current::lookAtPrimary,
                            jobs,
                            clock);
                    begin(run, over);
                    isWanted = true;
                    return job.get();
                }
                var known = Deadline.within(
                        patience, () -> jobs.find(request.publisher().name(), request.idempotencyKey()));
                if (known.isPresent()) {
                    return same(known.get(), request, payload);
                }
            }
            throw new ApiException(
                    ErrorCode.OVERLOADED, null, "Other requests are cancelling and restarting this import. Try again.");
        } finally {
            if (!isWanted) {
                file.delete();
                over.run();
            }
        }
    }

    private void begin(ImportRun run, Runnable over) {
        var task = new Task(run, over);
        own.put(run.id(), task);
        log(run, run.request().isDryRun() ? "is queued as a dry run" : "is queued");
        try {
            work.execute(task);
        } catch (RejectedExecutionException stopping) {
            ended(run, ImportState.ABANDONED);
            own.remove(run.id());
            run.abandon();
            throw new ApiException(
                    ErrorCode.OVERLOADED,
                    null,
                    "The server is stopping, so it cannot import the file. Send the file again later.");
        }
    }

    /** The number of imports that are queued or running on this server. */
    int underWay() {
        return own.size();
    }

    /** The number of imports of this server that ended with the given state, since the server started. */
    long ended(ImportState state) {
        return ended.get(state).sum();
    }

    /**
     * Counts and logs the end of an import.
     *
     * @param ifNotRun how the import ended if it has not run
     */
    private void ended(ImportRun run, ImportState ifNotRun) {
        var outcome = run.outcome() == null ? new ImportRun.Outcome(ifNotRun, "") : run.outcome();
        ended.get(outcome.state()).increment();
        log(run, "ended as " + outcome.state() + ". " + outcome.words());
    }

    /** Logs what happened to an import. The words may quote the file: they must not begin a new line in the log. */
    private static void log(ImportRun run, String words) {
        LOG.info(PlainText.visible("Import " + run.id() + " of publisher "
                + run.request().publisher().name() + " " + words));
    }

    /** The publisher's job with the given ID. */
    public Optional<ImportJob> find(String publisher, UUID id) {
        return jobs.find(publisher, id);
    }

    /**
     * Requests cancellation of the publisher's job, unless the job has ended or is about to commit. Returns the job's
     * current state.
     */
    public Optional<ImportJob> cancel(String publisher, UUID id) {
        var job = jobs.find(publisher, id);
        job.ifPresent(it -> {
            jobs.cancel(id);
            Optional.ofNullable(own.get(id)).ifPresent(Task::cancel);
        });
        return job.isEmpty() ? job : jobs.find(publisher, id);
    }

    private SpooledFile.Content content(SpooledFile file) {
        SpooledFile.Content content;
        try {
            content = file.content(config.maxSize().asLongValue());
        } catch (ZipException | EOFException broken) {
            throw new ApiException(
                    ErrorCode.BAD_REQUEST,
                    null,
                    "The body is not a complete gzip stream, although the header Content-Encoding says gzip.");
        } catch (IOException unreadable) {
            LOG.warnf("Could not read an uploaded file: %s", unreadable);
            throw HttpRefusal.insufficientStorage();
        }
        if (content.bytes() > config.maxSize().asLongValue()) {
            throw new ApiException(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    null,
                    "The uncompressed file is larger than the limit of "
                            + config.maxSize().asLongValue() + " bytes.");
        }
        return content;
    }

    /** SHA-256 hash of the parameters and the file, in lower-case hexadecimal, to recognize a repeated request. */
    private static String payload(ImportRequest request, SpooledFile.Content content) {
        return Sha256.hex(
                request.said().getBytes(StandardCharsets.UTF_8),
                new byte[] {0},
                content.sha256().getBytes(StandardCharsets.UTF_8));
    }

    private static ImportJob same(ImportJob known, ImportRequest request, String payload) {
        var hasSameBase = known.storedBase() == null || known.storedBase() == request.storedBase();
        if (!hasSameBase || !known.payloadSha256().equals(payload)) {
            throw new ApiException(
                    ErrorCode.IDEMPOTENCY_MISMATCH,
                    "Idempotency-Key",
                    "`Idempotency-Key` was already used for a request with another file or other parameters. Repeat"
                            + " that earlier request unchanged, or use a new idempotency key.");
        }
        return known;
    }

    /**
     * Records the progress of all jobs of this server. Catches every exception and {@link Error}, because an uncaught
     * one would stop all later executions of the scheduled task.
     */
    private void tellAll() {
        for (var task : own.values()) {
            try {
                task.tell();
            } catch (RuntimeException | Error failure) {
                task.warn(failure);
            }
        }
    }

    /** Abandons all jobs of this server at shutdown. The senders must send their files again. */
    void end(@Observes ShutdownEvent event) {
        work.shutdown();
        // Before the interrupt, so that an interrupted job is recorded as abandoned, not as failed.
        own.values().forEach(task -> abandon(task.run));
        work.shutdownNow().forEach(queued -> ((Task) queued).end(ImportState.ABANDONED));
    }

    private static void abandon(ImportRun run) {
        try {
            run.abandon();
        } catch (RuntimeException unreachable) {
            LOG.warnf("Could not record that import %s is abandoned: %s", run.id(), DatabaseFailure.words(unreachable));
        }
    }

    @PreDestroy
    void stop() {
        work.shutdownNow();
        pulse.shutdownNow();
    }

    /** A queued or running job of this server. */
    private final class Task implements Runnable {
        private final ImportRun run;
        private final Runnable over;
        private final String requestId = AccessLog.currentRequest();
        /** Why the progress could not be recorded, as the log has it; null if it could. */
        private String warned;

        Task(ImportRun run, Runnable over) {
            this.run = run;
            this.over = over;
        }

        @Override
        public void run() {
            var ifNotRun = ImportState.ABANDONED;
            AccessLog.beginRequest(requestId);
            try {
                if (!run.begin()) {
                    ifNotRun = run.whenCancelled();
                } else {
                    var late = pulse.schedule(run::expire, config.maxDuration().toMillis(), TimeUnit.MILLISECONDS);
                    try {
                        run.run();
                    } finally {
                        late.cancel(false);
                    }
                }
            } catch (RuntimeException broken) {
                LOG.errorf(broken, "Could not record the result of import %s", run.id());
            } finally {
                end(ifNotRun);
                AccessLog.endRequest();
            }
        }

        void tell() {
            run.tell();
            warned = null;
            if (run.isCancelled()) {
                endIfQueued();
            }
        }

        /** Logs why the progress cannot be recorded, but each reason only once. */
        void warn(Throwable failure) {
            var reason = DatabaseFailure.words(failure);
            if (reason.equals(warned)) {
                return;
            }
            warned = reason;
            if (DatabaseFailure.of(failure).isPresent()) {
                LOG.warnf("Could not record the progress of import %s yet: %s", run.id(), reason);
            } else {
                LOG.errorf(failure, "Could not record the progress of import %s", run.id());
            }
        }

        void cancel() {
            run.cancel();
            endIfQueued();
        }

        /** Ends a cancelled job without waiting for the imports before it. The database already has the job's state. */
        private void endIfQueued() {
            if (work.remove(this)) {
                end(ImportState.CANCELLED);
            }
        }

        /** @param ifNotRun how the job ended if it has not run */
        private void end(ImportState ifNotRun) {
            own.remove(run.id());
            ended(run, ifNotRun);
            run.file().delete();
            over.run();
        }
    }
}
