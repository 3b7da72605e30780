package dev.modelatlas.webhook;

import java.time.Duration;
import java.util.Locale;

/**
 * The result of a delivery attempt.
 *
 * @param words a description for operators. It contains no secret, and nothing of the receiver's response except the
 *     status
 * @param retryAfter the delay that the receiver requested; null when it requested none
 */
public record DeliveryAttempt(Outcome outcome, String words, Duration retryAfter) {

    /** The kinds of results. */
    public enum Outcome {
        /** The receiver responded with 2xx. */
        DELIVERED,
        /** The receiver responded with a status other than 2xx. */
        REFUSED,
        /** There was no response: name resolution, connecting or TLS failed, or the connection broke. */
        UNREACHABLE,
        /** There was no response before the timeout. */
        TIMEOUT,
        /** The receiver's name resolves only to addresses that are not allowed. */
        FORBIDDEN,
        /** This server's encryption key cannot decrypt the webhook's secret, so the message could not be signed. */
        UNSIGNED;

        /** The outcome as a tag of the metric for delivery attempts. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static DeliveryAttempt failed(Outcome outcome, String words) {
        return new DeliveryAttempt(outcome, words, null);
    }

    /** Whether the receiver accepted the message. */
    public boolean isDelivered() {
        return outcome == Outcome.DELIVERED;
    }
}
