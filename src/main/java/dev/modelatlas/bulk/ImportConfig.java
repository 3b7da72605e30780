package dev.modelatlas.bulk;

import java.nio.file.Path;
import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** Limits of imports over HTTP. */
@ConfigMapping(prefix = "model-atlas.import")
public interface ImportConfig {

    /**
     * Maximum size of a file in bytes, both as sent and uncompressed. Must not exceed
     * {@code quarkus.http.limits.max-body-size}.
     */
    @WithDefault("100M")
    @AtLeast("1")
    @AtMost("1T")
    MemorySize maxSize();

    /** Directory in which files are stored from their arrival to the end of their import. */
    @WithDefault("${java.io.tmpdir}")
    Path directory();

    /**
     * Maximum number of imports that are uploading, queued or running. Each import needs a file on disk, and only
     * one import runs at a time. Further imports are refused with 503.
     */
    @WithDefault("4")
    @AtLeast("0")
    @AtMost("100")
    int maxConcurrent();

    /** Maximum number of one caller's imports that are uploading, queued or running. */
    @WithDefault("2")
    @AtLeast("0")
    @AtMost("100")
    int maxConcurrentPerCaller();

    /** Maximum duration of an import. */
    @WithDefault("1H")
    @AtLeast("1ms")
    @AtMost("24h")
    Duration maxDuration();
}
