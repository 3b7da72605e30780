package dev.modelatlas.startup;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** Settings of the warm-up. */
@ConfigMapping(prefix = "model-atlas.warm-up")
interface WarmUpConfig {

    /** Maximum duration of the warm-up, counted from when the data is ready; 0 disables it. */
    @WithDefault("30s")
    @AtLeast("0s")
    @AtMost("1m")
    Duration time();
}
