package dev.modelatlas.health;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

import dev.modelatlas.work.WorkerWatch;

/**
 * Liveness check of the threads for requests. It fails when a thread has used a minute of processor time for one task,
 * or when threads wait for each other's locks. Neither ever ends, and only a restart frees the threads. An unreachable
 * database does not require a restart; {@link DataReadiness} reports it.
 */
@Liveness
@Singleton
class WorkerLiveness implements HealthCheck {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final WorkerWatch workers;

    WorkerLiveness(WorkerWatch workers) {
        this.workers = workers;
    }

    @Override
    public HealthCheckResponse call() {
        var stuck = workers.stuck();
        var deadlocked = THREADS.findDeadlockedThreads();
        return HealthCheckResponse.named("workers")
                .status(stuck == 0 && deadlocked == null)
                .withData("stuck", stuck)
                .withData("deadlocked", deadlocked == null ? 0 : deadlocked.length)
                .build();
    }
}
