package dev.modelatlas.http.connection;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Makes one event loop for each processor the default. Without this class, Quarkus uses two for each processor.
 * Sending a cached response never blocks, so a second event loop on a processor would only slow down both.
 */
public final class EventLoopCount implements SmallRyeConfigBuilderCustomizer {
    static final String SETTING = "quarkus.vertx.event-loops-pool-size";
    /** Minimum number of event loops, so that a busy event loop does not delay all requests for health checks. */
    private static final int LEAST = 2;

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        var loops = Math.max(LEAST, Runtime.getRuntime().availableProcessors());
        builder.withDefaultValue(SETTING, Integer.toString(loops));
    }
}
