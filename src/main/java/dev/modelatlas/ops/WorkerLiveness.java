package dev.modelatlas.ops;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

import dev.modelatlas.work.WorkerWatch;

/**
 * Whether the threads that work on requests come back. One that has been on the processor for a minute never will, and
 * only a new process gets its place back. A database that is away is no reason for one: {@link DataReadiness} tells that.
 */
@Liveness
@Singleton
class WorkerLiveness implements HealthCheck {
    private final WorkerWatch workers;

    @Inject
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
