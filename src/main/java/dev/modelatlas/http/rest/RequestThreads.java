package dev.modelatlas.http.rest;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;
import java.util.function.Function;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.http.admission.ConcurrencyLimit;
import dev.modelatlas.http.connection.HttpExchange;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.observe.AccessLog;
import dev.modelatlas.http.observe.RequestRecord;
import dev.modelatlas.http.response.EventLoopReply;
import dev.modelatlas.work.WorkerWatch;

/** Two threads that may block, for the requests of an endpoint, and the limit on these requests. */
public final class RequestThreads {
    private static final int THREADS = 2;
    private static final int MOST = 200;
    private static final int MOST_OF_ONE_CALLER = 50;

    private final ConcurrencyLimit limit = new ConcurrencyLimit(MOST, MOST_OF_ONE_CALLER);
    private final ThreadPoolExecutor threads;
    private final Duration deadline;

    /**
     * @param name part of the names of the threads
     * @param deadline time that a request may take
     * @param workers detects requests that never end
     * @param metrics where the number of requests in progress is shown
     */
    public RequestThreads(String name, Duration deadline, WorkerWatch workers, MeterRegistry metrics) {
        this.threads = workers.threads(name, THREADS, new ArrayBlockingQueue<>(MOST));
        this.deadline = deadline;
        Gauge.builder("atlas.rest.requests", limit, ConcurrencyLimit::inUse)
                .description("Requests in progress, except those for GraphQL, exports, changes and uploads")
                .tag("threads", name)
                .register(metrics);
    }

    /** The limit on concurrent requests, which all endpoints with these threads share. */
    public ConcurrencyLimit limit() {
        return limit;
    }

    /**
     * Runs a step on one of the threads. The step returns an action, which then runs on the event loop. The time that
     * the step waits for a thread counts towards the deadline of the request. If the client disconnects, a step that
     * still waits does not run.
     *
     * @param step receives the time until the deadline, prepares the response, and returns the action that sends it
     * @param refusal called on the event loop when the step fails; sends the error of a failure that is already logged
     */
    public void work(RoutingContext request, Function<Duration, Runnable> step, Consumer<Throwable> refusal) {
        var loop = request.vertx().getOrCreateContext();
        var end = System.nanoTime() + deadline.toNanos();
        Runnable task = () -> {
            AccessLog.beginRequest(RequestRecord.of(request));
            try {
                var left = Duration.ofNanos(end - System.nanoTime());
                if (left.isNegative()) {
                    throw HttpRefusal.overloaded();
                }
                EventLoopReply.send(request, loop, step.apply(left));
            } catch (RuntimeException | Error failure) {
                EventLoopReply.refuse(request, loop, failure, refusal);
            } finally {
                AccessLog.endRequest();
            }
        };
        try {
            threads.execute(task);
        } catch (RejectedExecutionException full) {
            refusal.accept(HttpRefusal.overloaded());
            return;
        }
        // A disconnected client frees its slot, so its request must leave the queue of the threads, too.
        HttpExchange.whenOver(request, () -> threads.remove(task));
    }

    /** Ends the threads; requests that wait get no response. */
    public void stop() {
        threads.shutdownNow();
    }
}
