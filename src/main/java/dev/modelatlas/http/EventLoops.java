package dev.modelatlas.http;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * One event loop for each processor, where settings do not say otherwise. Quarkus would have two, which take turns: kept
 * answers never wait, so the second only makes both slower.
 */
public final class EventLoops implements SmallRyeConfigBuilderCustomizer {
    static final String SETTING = "quarkus.vertx.event-loops-pool-size";
    /** What keeps one busy must not keep the operator's probes from being answered. */
    private static final int LEAST = 2;

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        var loops = Math.max(LEAST, Runtime.getRuntime().availableProcessors());
        builder.withDefaultValue(SETTING, Integer.toString(loops));
    }
}
