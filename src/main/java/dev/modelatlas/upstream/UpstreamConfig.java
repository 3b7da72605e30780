package dev.modelatlas.upstream;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** Where a new file is looked for, and whose it is. */
@ConfigMapping(prefix = "model-atlas.source")
public interface UpstreamConfig {

    /** Address of the file. Without it nothing is looked for. */
    Optional<URI> url();

    /** How often servers look, together. Without it only the command sync does. */
    @AtLeast("1s")
    @AtMost("30d")
    Optional<Duration> every();

    /** Whether this process looks every so often; commands, which are over in a moment, do not. */
    @WithDefault("true")
    boolean check();

    /** How long one look may take, redirects and all, until the file is here. */
    @WithDefault("2m")
    @AtLeast("100ms")
    @AtMost("1h")
    Duration timeout();

    /** Bytes of a file. */
    @WithDefault("100M")
    MemorySize maxSize();

    /** Whether the address, or one that it redirects to, may be private or loopback, where it may be plain HTTP. */
    @WithDefault("false")
    boolean privateAddresses();

    /** How old the current revision's data may become before there is an alert. */
    @WithDefault("60d")
    @AtLeast("1d")
    @AtMost("3650d")
    Duration oldest();

    /** Whose rows the file states in full: those that are no longer in it are removed. */
    @WithDefault("Epoch AI")
    String publisher();

    /** Name of the data set. */
    @WithDefault("Data on AI Models")
    String name();

    /** Where it is offered to people. */
    @WithDefault("https://epoch.ai/data/ai-models")
    String page();

    /** Its licence. */
    @WithDefault("CC BY 4.0")
    String licence();

    /** The credit it asks for. */
    @WithDefault("Epoch AI, 'Data on AI Models', epoch.ai/data/ai-models")
    String attribution();
}
