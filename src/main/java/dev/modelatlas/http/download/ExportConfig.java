package dev.modelatlas.http.download;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** Limits of exports and of the change feed. */
@ConfigMapping(prefix = "model-atlas.export")
interface ExportConfig {

    /**
     * Maximum number of concurrent downloads. Further requests get 503. Each download uses one or two megabytes of
     * memory. While a download waits for its client, it uses no database connection.
     */
    @WithDefault("16")
    @AtLeast("0")
    @AtMost("1000")
    int maxConcurrent();

    /** Maximum number of concurrent downloads for one caller. */
    @WithDefault("4")
    @AtLeast("0")
    @AtMost("1000")
    int maxConcurrentPerCaller();

    /** Maximum number of chunks that are read at the same time, each with a database connection. */
    @WithDefault("2")
    @AtLeast("1")
    @AtMost("100")
    int threads();

    /** Maximum duration of a download, even if the client reads steadily. */
    @WithDefault("30M")
    @AtLeast("1ms")
    @AtMost("24h")
    Duration maxDuration();

    /** An export counts as this number of requests towards the rate limits. */
    @WithDefault("10")
    @AtLeast("1")
    @AtMost("1000")
    int requests();
}
