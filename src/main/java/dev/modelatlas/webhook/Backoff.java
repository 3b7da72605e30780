package dev.modelatlas.webhook;

import java.time.Duration;

/**
 * How long a receiver that fails is left alone: twice as long each time, up to a limit, and of that between half and
 * all, so that receivers which fell together are not asked together.
 */
record Backoff(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 30;

    /**
     * The time until the next attempt.
     *
     * @param failures how many there were in a row, at least 1
     * @param retryAfter what the receiver asks for; null when it does not. It gets that, up to the limit
     * @param random from 0 to 1
     */
    Duration after(int failures, Duration retryAfter, double random) {
        var doublings = Math.min(failures - 1, MOST_DOUBLINGS);
        var whole = Math.min(first.toMillis() << doublings, longest.toMillis());
        var own = Duration.ofMillis((long) (whole * (0.5 + random / 2)));
        var asked = retryAfter == null || retryAfter.compareTo(longest) <= 0 ? retryAfter : longest;
        return asked == null || asked.compareTo(own) < 0 ? own : asked;
    }
}
