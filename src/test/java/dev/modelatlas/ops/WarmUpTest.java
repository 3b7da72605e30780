package dev.modelatlas.ops;

import java.time.Duration;

import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;

import dev.modelatlas.graphql.engine.Engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A server that asks itself first, so that its first clients need not wait. */
@QuarkusTest
class WarmUpTest {
    @Inject
    Engine engine;

    @Inject
    @Readiness
    DataReadiness data;

    @Test
    void noRequestsComeUntilItIsOver() {
        var warmUp = warmUp();
        warmUp.atStart(new StartupEvent());
        assertThat(status(warmUp)).isEqualTo(Status.DOWN);
        await().atMost(Duration.ofSeconds(20)).until(() -> status(warmUp) == Status.UP);
    }

    @Test
    void whatItAsksCanBeAnswered() {
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
