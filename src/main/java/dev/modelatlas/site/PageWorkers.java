package dev.modelatlas.site;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.http.admission.ConcurrencyLimit;
import dev.modelatlas.http.message.HttpConfig;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.observe.AccessLog;
import dev.modelatlas.http.observe.RequestRecord;
import dev.modelatlas.http.response.EventLoopReply;
import dev.modelatlas.http.response.RequestScope;
import dev.modelatlas.work.Threads;

/** The threads that read the database for pages and for the sitemap. */
@Singleton
class PageWorkers {
    private static final int THREADS = 2;
    private static final int MOST = 200;
    private static final int MOST_OF_ONE_CALLER = 50;

    private final ConcurrencyLimit limit = new ConcurrencyLimit(MOST, MOST_OF_ONE_CALLER);
    private final ExecutorService threads = new ThreadPoolExecutor(
            THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST), Threads.daemons("pages"));
    private final Duration deadline;

    @Inject
    PageWorkers(HttpConfig http) {
        this.deadline = http.deadline();
    }

    /** Returns the limit on concurrent responses. All pages that contain data share one limit. */
    ConcurrencyLimit limit() {
        return limit;
    }

    /**
     * Runs a step in the scope of a request. The step returns an action, which then runs on the event loop. The time
     * that the step waits for a thread counts towards the deadline of the request. If the client has disconnected, the
     * step does not run.
     *
     * @param step prepares the response, and returns the action that sends it
     * @param refusal called on the event loop when the step fails; sends the error response
     */
    void work(RoutingContext request, Supplier<Runnable> step, Consumer<Throwable> refusal) {
        var loop = request.vertx().getOrCreateContext();
        var end = System.nanoTime() + deadline.toNanos();
        try {
            threads.execute(() -> {
                if (request.response().closed()) {
                    return;
                }
                AccessLog.beginRequest(RequestRecord.of(request));
                try {
                    var left = Duration.ofNanos(end - System.nanoTime());
                    if (left.isNegative()) {
                        throw HttpRefusal.overloaded();
                    }
                    var reply = RequestScope.within(left, context -> step.get());
                    EventLoopReply.send(request, loop, reply);
                } catch (RuntimeException | Error failure) {
                    EventLoopReply.send(request, loop, () -> refusal.accept(failure));
                } finally {
                    AccessLog.endRequest();
                }
            });
        } catch (RejectedExecutionException full) {
            refusal.accept(HttpRefusal.overloaded());
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
