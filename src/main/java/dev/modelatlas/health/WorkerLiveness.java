package dev.modelatlas.health;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

import dev.modelatlas.work.WorkerWatch;

/**
 * Liveness check of the threads for requests. It fails when a thread has used a minute of processor time for one task.
 * Such a task never ends, and only a restart frees its thread. An unreachable database does not require a restart;
 * {@link DataReadiness} reports it.
 */
@Liveness
@Singleton
class WorkerLiveness implements HealthCheck {
    private final WorkerWatch workers;

    WorkerLiveness(WorkerWatch workers) {
        this.workers = workers;
    }

    @Override
    public HealthCheckResponse call() {
        var stuck = workers.stuck();
        return HealthCheckResponse.named("workers")
                .status(stuck == 0)
                .withData("stuck", stuck)
                .build();
    }
}
