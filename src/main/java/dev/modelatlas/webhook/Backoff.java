package dev.modelatlas.webhook;

import java.time.Duration;

/**
 * The delay before the next delivery attempt. It doubles with each failure, up to a maximum, and is then multiplied by
 * a random factor from 0.5 to 1. Receivers that failed at the same time are therefore not retried at the same time.
 */
record Backoff(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 30;

    /**
     * The delay before the next attempt.
     *
     * @param failures number of consecutive failures, at least 1
     * @param retryAfter the delay that the receiver requested; null when it requested none. If it is longer than the
     *     maximum, the maximum applies
     * @param random a random number from 0 to 1
     */
    Duration after(int failures, Duration retryAfter, double random) {
        var doublings = Math.min(failures - 1, MOST_DOUBLINGS);
        var whole = Math.min(first.toMillis() << doublings, longest.toMillis());
        var own = Duration.ofMillis((long) (whole * (0.5 + random / 2)));
        var asked = retryAfter == null || retryAfter.compareTo(longest) <= 0 ? retryAfter : longest;
        return asked == null || asked.compareTo(own) < 0 ? own : asked;
    }
}
