package dev.modelatlas.sql;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;

import dev.modelatlas.work.Threads;

/** Interrupts tasks that are still running after their {@link Deadline}. */
@Singleton
class DeadlineWatch {
    private static final int PERIOD_MILLIS = 100;

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Threads.daemons("deadlines"));

    void start(@Observes StartupEvent start) {
        clock.scheduleWithFixedDelay(Deadline::interruptOverdue, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }
}
