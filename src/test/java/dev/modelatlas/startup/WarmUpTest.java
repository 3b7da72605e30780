package dev.modelatlas.startup;

import java.time.Duration;

import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;

import dev.modelatlas.graphql.execution.Engine;
import dev.modelatlas.health.DataReadiness;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/** A server that runs example queries first, so that its first clients need not wait. */
@QuarkusTest
class WarmUpTest {
    @Inject
    Engine engine;

    @Inject
    @Readiness
    DataReadiness data;

    @Test
    void serverIsNotReadyBeforeTheWarmUpEnds() {
        var warmUp = warmUp();
        warmUp.atStart(new StartupEvent());
        assertThat(status(warmUp)).isEqualTo(Status.DOWN);
        await().atMost(Duration.ofSeconds(20)).until(() -> status(warmUp) == Status.UP);
    }

    @Test
    void exampleQueriesAreValid() {
        var warmUp = warmUp();
        assertThat(WarmUp.examples())
                .hasSize(7)
                .allSatisfy(example -> assertThat(warmUp.ask(example).errors()).isEmpty());
    }

    private WarmUp warmUp() {
        return new WarmUp(engine, data, () -> Duration.ofSeconds(1));
    }

    private static Status status(WarmUp warmUp) {
        return warmUp.call().getStatus();
    }
}
