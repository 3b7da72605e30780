package dev.modelatlas.site;

import java.util.function.Consumer;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.http.admission.ConcurrencyLimit;
import dev.modelatlas.http.message.HttpConfig;
import dev.modelatlas.http.response.RequestScope;
import dev.modelatlas.http.rest.RequestThreads;
import dev.modelatlas.work.WorkerWatch;

/** The threads that read the database for pages and for the sitemap. */
@Singleton
class PageWorkers {
    private final RequestThreads threads;

    PageWorkers(HttpConfig http, WorkerWatch workers, MeterRegistry metrics) {
        this.threads = new RequestThreads("pages", http.deadline(), workers, metrics);
    }

    /** Returns the limit on concurrent responses. All pages that contain data share one limit. */
    ConcurrencyLimit limit() {
        return threads.limit();
    }

    /**
     * Runs a step in the scope of a request.
     *
     * @param step prepares the response, and returns the action that sends it
     * @param refusal called on the event loop when the step fails; sends the error response
     * @see RequestThreads#work
     */
    void work(RoutingContext request, Supplier<Runnable> step, Consumer<Throwable> refusal) {
        threads.work(request, left -> RequestScope.within(left, context -> step.get()), refusal);
    }

    @PreDestroy
    void stop() {
        threads.stop();
    }
}
