package dev.modelatlas.http.response;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** Settings for the size of the response cache, and for how long clients may cache responses. */
@ConfigMapping(prefix = "model-atlas.cache")
public interface CacheConfig {

    /** Maximum size of the response cache in bytes; 0 disables the cache. */
    @WithDefault("32M")
    @AtMost("1T")
    MemorySize size();

    /** The {@code max-age} of a response that depends on the current revision. */
    @WithDefault("10s")
    @AtLeast("0s")
    @AtMost("365d")
    Duration maxAge();

    /** The {@code stale-while-revalidate} of a response that depends on the current revision. */
    @WithDefault("60s")
    @AtLeast("0s")
    @AtMost("365d")
    Duration staleWhileRevalidate();
}
