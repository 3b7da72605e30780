package dev.modelatlas.sql;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;

/** Looks for work that is still under way when its {@link Deadline} is over, and interrupts it. */
@Singleton
class DeadlineWatch {
    private static final int PERIOD_MILLIS = 100;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(DeadlineWatch::thread);

    void start(@Observes StartupEvent start) {
        clock.scheduleWithFixedDelay(Deadline::interruptOverdue, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "deadlines");
        thread.setDaemon(true);
        // Of whichever thread asks first, else.
        thread.setContextClassLoader(DeadlineWatch.class.getClassLoader());
        return thread;
    }
}
