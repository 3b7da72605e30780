package dev.modelatlas.http;

import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class EventLoopsTest {
    @Inject
    Vertx vertx;

    @Test
    void thereIsOneForEachProcessor() {
        assertThat(((VertxInternal) vertx).getEventLoopGroup())
                .hasSize(Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    @Test
    void settingSaysOtherwise() {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredCustomizers()
                .withSources(new PropertiesConfigSource(Map.of(EventLoops.SETTING, "7"), "test", 0))
                .build();
        assertThat(config.getValue(EventLoops.SETTING, Integer.class)).isEqualTo(7);
    }
}
