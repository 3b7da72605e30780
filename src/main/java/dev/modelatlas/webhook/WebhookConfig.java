package dev.modelatlas.webhook;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;
import dev.modelatlas.setting.Like;

/** How webhooks are delivered. */
@ConfigMapping(prefix = "model-atlas.webhook")
public interface WebhookConfig {

    /** What the secrets in the database are encrypted with. Without it nothing is registered or delivered. */
    @Like(value = "[A-Za-z0-9+/]{43}=", orElse = "must be 32 bytes in Base64, as `openssl rand -base64 32` makes them")
    Optional<String> key();

    /** The key before, while there are secrets that are still encrypted with it. It opens them, and encrypts nothing. */
    @Like(value = "[A-Za-z0-9+/]{43}=", orElse = "must be 32 bytes in Base64, as `openssl rand -base64 32` makes them")
    Optional<String> formerKey();

    /** Whether this process delivers; commands, which are over in a moment, do not. */
    @WithDefault("true")
    boolean deliver();

    /** How long one attempt may take, from the look-up of the name to the end of the answer. */
    @WithDefault("10s")
    @AtLeast("100ms")
    @AtMost("1m")
    Duration timeout();

    /** How long to wait about after a first failure; twice as long after each further one. */
    @WithDefault("5s")
    @AtLeast("1ms")
    @AtMost("1h")
    Duration firstDelay();

    /** How long to wait at most, whatever the receiver asks for. */
    @WithDefault("1h")
    @AtLeast("1ms")
    @AtMost("24h")
    Duration longestDelay();

    /** When every attempt has failed for so long, what fails next is a dead letter. */
    @WithDefault("72h")
    @AtLeast("1ms")
    @AtMost("30d")
    Duration giveUpAfter();

    /** Whether receivers may have private addresses, and loopback ones, where they may speak HTTP without TLS. */
    @WithDefault("false")
    boolean privateReceivers();
}
