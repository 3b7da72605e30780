package dev.modelatlas.ops;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** What a server does before it says that requests may come. */
@ConfigMapping(prefix = "model-atlas.warm-up")
interface WarmUpConfig {

    /** How long it asks itself at most, once its data is there; 0 is not at all. */
    @WithDefault("30s")
    @AtLeast("0s")
    @AtMost("1m")
    Duration time();
}
