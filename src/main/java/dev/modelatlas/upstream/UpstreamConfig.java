package dev.modelatlas.upstream;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** Settings for the source that is checked for new files. */
@ConfigMapping(prefix = "model-atlas.source")
public interface UpstreamConfig {

    /** URL of the file. If it is not set, nothing is checked. */
    Optional<URI> url();

    /**
     * Interval between two checks. In each interval, only one of the servers checks. If the interval is not set, only
     * the command {@code sync} checks.
     */
    @AtLeast("1s")
    @AtMost("30d")
    Optional<Duration> interval();

    /** Whether this process performs scheduled checks. False in a process that ends after a single command. */
    @WithDefault("true")
    boolean check();

    /** Maximum duration of a download, including redirects. */
    @WithDefault("2m")
    @AtLeast("100ms")
    @AtMost("1h")
    Duration timeout();

    /** Maximum size of a file in bytes, both as sent and uncompressed. */
    @WithDefault("100M")
    @AtLeast("1")
    @AtMost("1T")
    MemorySize maxSize();

    /** Whether the URL and its redirects may use private or loopback addresses, and plain HTTP to any address. */
    @WithDefault("false")
    boolean privateAddresses();

    /** Age of the current revision's data at which an alert fires. */
    @WithDefault("60d")
    @AtLeast("1d")
    @AtMost("3650d")
    Duration maxAge();

    /**
     * The publisher of the file's rows. The file must contain all rows of this publisher, because an import removes the
     * rows that are missing from the file.
     */
    @WithDefault("Epoch AI")
    String publisher();

    /** Name of the dataset. */
    @WithDefault("Data on AI Models")
    String name();

    /** Web page of the dataset. */
    @WithDefault("https://epoch.ai/data/ai-models")
    String page();

    /** Licence of the dataset. */
    @WithDefault("CC BY 4.0")
    String licence();

    /** The attribution that the licence requires. */
    @WithDefault("Epoch AI, 'Data on AI Models', epoch.ai/data/ai-models")
    String attribution();
}
