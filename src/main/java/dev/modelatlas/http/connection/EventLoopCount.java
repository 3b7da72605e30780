package dev.modelatlas.http.connection;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Sets the default number of event loops to one for each processor. Quarkus would use two. Cached responses never wait,
 * so a second event loop would only make both slower.
 */
public final class EventLoopCount implements SmallRyeConfigBuilderCustomizer {
    static final String SETTING = "quarkus.vertx.event-loops-pool-size";
    /** Minimum number of event loops, so that a busy one does not delay the operators' probes. */
    private static final int LEAST = 2;

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        var loops = Math.max(LEAST, Runtime.getRuntime().availableProcessors());
        builder.withDefaultValue(SETTING, Integer.toString(loops));
    }
}
