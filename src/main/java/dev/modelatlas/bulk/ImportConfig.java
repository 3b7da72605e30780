package dev.modelatlas.bulk;

import java.nio.file.Path;
import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** What imports over HTTP may take of a server. */
@ConfigMapping(prefix = "model-atlas.import")
public interface ImportConfig {

    /** Bytes of a file, as it is sent and uncompressed; at most quarkus.http.limits.max-body-size. */
    @WithDefault("100M")
    MemorySize maxSize();

    /** Where files lie from their arrival to the end of their import. */
    @WithDefault("${java.io.tmpdir}")
    Path directory();

    /** How many are being sent, wait or run at once, each a file on the disk; any other is answered 503. One runs. */
    @WithDefault("4")
    @AtLeast("0")
    @AtMost("100")
    int atOnce();

    /** How many of them for one caller. */
    @WithDefault("2")
    @AtLeast("0")
    @AtMost("100")
    int atOnceOfOne();

    /** How long one may run. */
    @WithDefault("1H")
    @AtLeast("1ms")
    @AtMost("24h")
    Duration longest();
}
