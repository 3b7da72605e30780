package dev.modelatlas.sql;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import dev.modelatlas.work.Threads;

/** Interrupts tasks that are still running after their {@link Deadline}. */
@Singleton
class DeadlineWatch {
    private static final Logger LOG = Logger.getLogger(DeadlineWatch.class);
    private static final int PERIOD_MILLIS = 100;

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Threads.daemons("deadlines"));

    void start(@Observes StartupEvent start) {
        clock.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Catches {@link Error}, too, because an uncaught error would stop all later executions of the scheduled task. */
    private void look() {
        try {
            Deadline.interruptOverdue();
        } catch (RuntimeException | Error defect) {
            LOG.error("Could not interrupt the tasks whose deadline is over", defect);
        }
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }
}
