package dev.modelatlas.webhook;

import java.time.Duration;
import java.util.Locale;

/**
 * What an attempt to deliver came to.
 *
 * @param words for people; nothing of the receiver's but its status, and no secret
 * @param retryAfter how long the receiver asks to be left alone; null when it does not
 */
public record Attempt(Outcome outcome, String words, Duration retryAfter) {

    /** How it ended. */
    public enum Outcome {
        /** The receiver has it: it answered 2xx. */
        DELIVERED,
        /** The receiver answered something else. */
        REFUSED,
        /** No answer: no such name, no connection, no TLS, or it broke. */
        UNREACHABLE,
        /** No answer in time. */
        TIMEOUT,
        /** The name of the receiver leads to where nothing is sent. */
        FORBIDDEN,
        /** The secret cannot be read with the key of this server. */
        UNSIGNED;

        /** As figures call it. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Attempt failed(Outcome outcome, String words) {
        return new Attempt(outcome, words, null);
    }

    /** Whether the receiver has the message. */
    public boolean isDelivered() {
        return outcome == Outcome.DELIVERED;
    }
}
