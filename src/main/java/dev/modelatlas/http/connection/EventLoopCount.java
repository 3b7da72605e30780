package dev.modelatlas.http.connection;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Sets the default number of event loops to one for each processor. Without this class, Quarkus uses two for each
 * processor. Sending a cached response never blocks, so two event loops on one processor would only slow each other
 * down.
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
