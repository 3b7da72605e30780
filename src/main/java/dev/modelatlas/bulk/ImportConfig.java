package dev.modelatlas.bulk;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What imports over HTTP may take of a server. */
@ConfigMapping(prefix = "model-atlas.import")
public interface ImportConfig {

    /** Bytes of a file, as it is sent and uncompressed; at most quarkus.http.limits.max-body-size. */
    @WithDefault("100M")
    MemorySize maxSize();

    /** How many are being sent, wait or run at once, each a file on the disk; any other is answered 503. One runs. */
    @WithDefault("4")
    @Min(0) @Max(100) int atOnce();

    /** How many of them for one caller. */
    @WithDefault("2")
    @Min(0) @Max(100) int atOnceOfOne();

    /** How long one may run. */
    @WithDefault("1H")
    @DurationMin(millis = 1)
    @DurationMax(hours = 24)
    Duration longest();
}
