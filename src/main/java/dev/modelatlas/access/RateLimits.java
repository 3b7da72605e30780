package dev.modelatlas.access;

import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;

/** Counts the requests of each caller, on this server only. */
@Singleton
class RateLimits {
    /** Callers that are remembered: some 25 MB of them. Those who ask least are forgotten first. */
    static final int MOST_CALLERS = 50_000;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** Whose requests are counted together, and by what rule. */
    enum Rule {
        /** Those from one address without a key. */
        ANONYMOUS,
        /** Those with a key or token of one holder. */
        KEY,
        /** Those from one address with a wrong key, each of which may cost a look into the database. */
        WRONG_KEY
    }

    /** @param who an address or a holder of a key */
    record Caller(Rule rule, String who) {}

    private final RateConfig config;

    /** A bucket is full again after the window: to forget it then gives nothing away. */
    private final Cache<Caller, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .maximumSize(MOST_CALLERS)
            .build();

    @Inject
    RateLimits(RateConfig config) {
        this.config = config;
    }

    /**
     * Counts one request.
     *
     * @return what is left, or that it was one too many; empty when the caller is not limited
     */
    Optional<Rate> take(Caller caller) {
        return take(caller, 1);
    }

    /** The same for several more of one that was counted: as many as there can be beside it, at most. */
    Optional<Rate> takeMore(Caller caller, int requests) {
        var most = Math.max(1, limit(caller.rule()) - 1);
        return take(caller, Math.min(requests, most));
    }

    private Optional<Rate> take(Caller caller, int requests) {
        return bucket(caller)
                .map(bucket ->
                        Rate.of(caller.rule(), limit(caller.rule()), bucket.tryConsumeAndReturnRemaining(requests)));
    }

    /** What {@link #take} would say, without counting. */
    Optional<Rate> look(Caller caller) {
        return bucket(caller)
                .map(bucket -> Rate.of(caller.rule(), limit(caller.rule()), bucket.estimateAbilityToConsume(1)));
    }

    long callers() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Optional<Bucket> bucket(Caller caller) {
        var limit = limit(caller.rule());
        return limit == 0 ? Optional.empty() : Optional.of(buckets.get(caller, unknown -> bucket(limit)));
    }

    /** Measured, not read off the clock: one that is set back would give nothing more until it has caught up. */
    private static Bucket bucket(int limit) {
        return Bucket.builder()
                .withNanosecondPrecision()
                .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, WINDOW))
                .build();
    }

    private int limit(Rule rule) {
        return rule == Rule.KEY ? config.key() : config.anonymous();
    }
}
