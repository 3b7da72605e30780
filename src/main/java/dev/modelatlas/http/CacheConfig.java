package dev.modelatlas.http;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** How long, and how many, answers are kept. */
@ConfigMapping(prefix = "model-atlas.cache")
interface CacheConfig {

    /** Bytes of memory for finished answers; 0 keeps none. */
    @WithDefault("64M")
    MemorySize size();

    /** How long others may keep an answer that depends on what is current. */
    @WithDefault("10s")
    @AtLeast("0s")
    @AtMost("365d")
    Duration maxAge();

    /** How much longer they may show it while they ask for a newer one. */
    @WithDefault("60s")
    @AtLeast("0s")
    @AtMost("365d")
    Duration staleWhileRevalidate();
}
