package dev.modelatlas.http.connection;

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
class EventLoopCountTest {
    @Inject
    Vertx vertx;

    @Test
    void usesOneEventLoopPerProcessor() {
        assertThat(((VertxInternal) vertx).getEventLoopGroup())
                .hasSize(Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    @Test
    void settingOverridesTheDefault() {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredCustomizers()
                .withSources(new PropertiesConfigSource(Map.of(EventLoopCount.SETTING, "7"), "test", 0))
                .build();
        assertThat(config.getValue(EventLoopCount.SETTING, Integer.class)).isEqualTo(7);
    }
}
