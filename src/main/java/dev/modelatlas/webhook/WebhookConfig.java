package dev.modelatlas.webhook;

import java.time.Duration;
import java.util.Optional;

import jakarta.validation.constraints.Pattern;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How webhooks are delivered. */
@ConfigMapping(prefix = "model-atlas.webhook")
public interface WebhookConfig {

    /** What the secrets in the database are encrypted with. Without it nothing is registered or delivered. */
    Optional<
                    @Pattern(
                            regexp = "[A-Za-z0-9+/]{43}=",
                            message = "must be 32 bytes in Base64, as `openssl rand -base64 32` makes them")
                    String>
            key();

    /** The key before, while there are secrets that are still encrypted with it. It opens them, and encrypts nothing. */
    Optional<
                    @Pattern(
                            regexp = "[A-Za-z0-9+/]{43}=",
                            message = "must be 32 bytes in Base64, as `openssl rand -base64 32` makes them")
                    String>
            formerKey();

    /** Whether this process delivers; commands, which are over in a moment, do not. */
    @WithDefault("true")
    boolean deliver();

    /** How long one attempt may take, from the look-up of the name to the end of the answer. */
    @WithDefault("10s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration timeout();

    /** How long to wait about after a first failure; twice as long after each further one. */
    @WithDefault("5s")
    @DurationMin(millis = 1)
    @DurationMax(hours = 1)
    Duration firstDelay();

    /** How long to wait at most, whatever the receiver asks for. */
    @WithDefault("1h")
    @DurationMin(millis = 1)
    @DurationMax(hours = 24)
    Duration longestDelay();

    /** When every attempt has failed for so long, what fails next is a dead letter. */
    @WithDefault("72h")
    @DurationMin(millis = 1)
    @DurationMax(days = 30)
    Duration giveUpAfter();

    /** Whether receivers may have private addresses, and loopback ones, where they may speak HTTP without TLS. */
    @WithDefault("false")
    boolean privateReceivers();
}
