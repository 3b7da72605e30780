package dev.modelatlas.access;

import java.time.Duration;
import java.util.Locale;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.vertx.core.MultiMap;

import dev.modelatlas.access.RateLimits.Rule;

/**
 * The state of a caller's rate limit.
 *
 * @param allowed whether the counted request is within the limit
 * @param limit number of requests per minute
 * @param remaining number of requests left
 * @param untilNext if the counted request exceeds the limit, the time until this request would be allowed; otherwise
 *     zero
 * @param untilFull time until all {@code limit} requests are available again
 */
record Rate(Rule rule, boolean allowed, int limit, long remaining, Duration untilNext, Duration untilFull) {

    static Rate of(Rule rule, int limit, ConsumptionProbe probe) {
        return new Rate(
                rule,
                probe.isConsumed(),
                limit,
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    /** The same state, with the time until a larger request would be allowed. */
    Rate until(EstimationProbe larger) {
        var untilLarger = Duration.ofNanos(larger.getNanosToWaitForRefill());
        return new Rate(rule, allowed, limit, remaining, untilLarger, untilFull);
    }

    /** Writes the headers of the IETF draft "RateLimit header fields for HTTP" (version 10). */
    void write(MultiMap headers) {
        var name = '"' + rule.name().toLowerCase(Locale.ROOT).replace('_', '-') + '"';
        headers.set("RateLimit-Policy", name + ";q=" + limit + ";w=60");
        headers.set("RateLimit", name + ";r=" + remaining + ";t=" + seconds(untilFull));
        if (!allowed) {
            headers.set("Retry-After", Long.toString(retryAfterSeconds()));
        }
    }

    /** Time until a refused request may be repeated, in whole seconds; at least 1. */
    long retryAfterSeconds() {
        return Math.max(1, seconds(untilNext));
    }

    private static long seconds(Duration time) {
        return time.plusNanos(999_999_999).toSeconds();
    }
}
