package dev.modelatlas.webhook;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;
import dev.modelatlas.setting.Like;

/** Settings of webhooks. */
@ConfigMapping(prefix = "model-atlas.webhook")
public interface WebhookConfig {

    /**
     * The key that encrypts webhook secrets in the database. Without it, webhooks cannot be registered, and nothing is
     * delivered.
     */
    @Like(
            value = "[A-Za-z0-9+/]{43}=",
            orElse = "must be 32 bytes in Base64, as `openssl rand -base64 32` generates them")
    Optional<String> key();

    /** The previous encryption key, needed while secrets are still encrypted with it. It is only used to decrypt. */
    @Like(
            value = "[A-Za-z0-9+/]{43}=",
            orElse = "must be 32 bytes in Base64, as `openssl rand -base64 32` generates them")
    Optional<String> formerKey();

    /**
     * Whether this process delivers messages, and reports the metrics of webhooks. False in a process that ends after a
     * single command.
     */
    @WithDefault("true")
    boolean deliver();

    /** Maximum duration of a delivery attempt, from name resolution to the end of the response. */
    @WithDefault("10s")
    @AtLeast("100ms")
    @AtMost("1m")
    Duration timeout();

    /** Approximate delay after the first failed attempt. It doubles after each further failed attempt. */
    @WithDefault("5s")
    @AtLeast("1ms")
    @AtMost("1h")
    Duration firstDelay();

    /** Maximum delay before the next attempt, even if the receiver requests a longer one. */
    @WithDefault("1h")
    @AtLeast("1ms")
    @AtMost("24h")
    Duration maxDelay();

    /**
     * How long attempts are repeated. If all attempts failed for this long, the next failure makes the revision a dead
     * letter.
     */
    @WithDefault("72h")
    @AtLeast("1ms")
    @AtMost("30d")
    Duration giveUpAfter();

    /**
     * Whether receivers may have private and loopback addresses. If true, URLs with a loopback address may use plain
     * HTTP.
     */
    @WithDefault("false")
    boolean privateReceivers();
}
