package dev.modelatlas.health;

import java.time.Duration;
import java.util.ArrayList;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.work.WorkerWatch;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class WorkerLivenessTest {

    /** The first look at a task already counts it as stuck. */
    @Test
    void checkFailsWhileAThreadIsStuck() {
        var workers = new WorkerWatch(Duration.ZERO);
        var liveness = new WorkerLiveness(workers);
        var during = new ArrayList<HealthCheckResponse>();
        workers.during(() -> during.add(liveness.call()));
        assertThat(during).singleElement().satisfies(check -> {
            assertThat(check.getStatus()).isEqualTo(Status.DOWN);
            assertThat(check.getData().orElseThrow()).containsEntry("stuck", 1L);
        });
        assertThat(liveness.call().getStatus()).isEqualTo(Status.UP);
    }
}
