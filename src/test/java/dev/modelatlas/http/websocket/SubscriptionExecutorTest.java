package dev.modelatlas.http.websocket;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import dev.modelatlas.http.message.HttpConfig;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.work.WorkerWatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Concurrent
class SubscriptionExecutorTest {

    /** The checks of many connections wait for the database. */
    @Test
    void subscriptionDoesNotWaitForChecksOfOtherConnections() {
        var settings = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(HttpConfig.class)
                .withMapping(WebSocketConfig.class)
                .build();
        var executor = new SubscriptionExecutor(
                null,
                null,
                null,
                settings.getConfigMapping(HttpConfig.class),
                settings.getConfigMapping(WebSocketConfig.class),
                new WorkerWatch(Duration.ofMinutes(1)));
        var answer = new CompletableFuture<Boolean>();
        var checks =
                Stream.generate(() -> executor.check(answer::join)).limit(5).toList();
        var opened = executor.open(
                "anonymous",
                () -> {
                    throw new IllegalStateException("its turn has come");
                },
                null);
        assertThatThrownBy(() -> opened.get(30, TimeUnit.SECONDS)).hasMessageContaining("its turn has come");
        answer.complete(true);
        assertThat(checks)
                .allSatisfy(check -> assertThat(check.get(30, TimeUnit.SECONDS)).isTrue());
        executor.stop();
    }
}
