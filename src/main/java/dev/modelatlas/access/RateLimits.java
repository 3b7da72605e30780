package dev.modelatlas.access;

import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

/** Counts the requests of each caller. Each server counts only the requests that it receives. */
@Singleton
class RateLimits {
    /**
     * Maximum number of callers kept in memory. This many callers take about 25 MB. When there are more, the server
     * forgets the least active callers.
     */
    static final int MOST_CALLERS = 50_000;

    /**
     * The lowest possible limit for {@link Rule#WRONG_KEY}. A key counts as wrong until it has been checked, so a
     * client with a valid key also needs this limit to send several requests at the same time.
     */
    static final int LEAST_WRONG_KEYS = 60;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** The groups of requests that have separate limits. */
    enum Rule {
        /** Requests without a key. Each IP address has a limit. */
        ANONYMOUS,
        /** Requests with a key or token. Each holder has a limit. */
        KEY,
        /** Requests with a wrong key, each of which may query the database. Each IP address has a limit. */
        WRONG_KEY
    }

    /**
     * The caller against whose limit a request counts.
     *
     * @param who an IP address, or the holder of a key
     */
    record Caller(Rule rule, String who) {}

    private final RateConfig config;
    private final TimeMeter clock;

    /**
     * An unused bucket is full again after {@link #WINDOW}. Removing the bucket after that time therefore grants no
     * extra requests.
     */
    private final Cache<Caller, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .maximumSize(MOST_CALLERS)
            .build();

    /**
     * Uses a monotonic clock. If the system clock is set back, a bucket that uses the system clock stops refilling until
     * that clock has caught up.
     */
    @Inject
    RateLimits(RateConfig config) {
        this(config, TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(RateConfig config, TimeMeter clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * Counts one request.
     *
     * @return the state of the limit; empty when the caller is not limited
     */
    Optional<Rate> take(Caller caller) {
        return bucket(caller)
                .map(bucket -> Rate.of(caller.rule(), limit(caller.rule()), bucket.tryConsumeAndReturnRemaining(1)));
    }

    /**
     * Counts the same request {@code requests} times again, after {@link #take} has counted it once. Counts at most the
     * limit minus 1, because a request that counts as more than the limit would always be refused. If the request is
     * refused, it has still counted once, because the server has already worked for it. The client must send the whole
     * request again, so {@link Rate#untilNext} is the time until both {@link #take} and this method allow it.
     *
     * @return the state of the limit; empty when the caller is not limited, or when the limit is 1
     */
    Optional<Rate> takeMore(Caller caller, int requests) {
        var most = limit(caller.rule()) - 1;
        var more = Math.min(requests, most);
        return bucket(caller).filter(bucket -> more > 0).map(bucket -> {
            var rate = Rate.of(caller.rule(), most + 1, bucket.tryConsumeAndReturnRemaining(more));
            return rate.allowed() ? rate : rate.until(bucket.estimateAbilityToConsume(more + 1));
        });
    }

    /** Takes back one request that {@link #take} counted. */
    void giveBack(Caller caller) {
        bucket(caller).ifPresent(bucket -> bucket.addTokens(1));
    }

    long callers() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Optional<Bucket> bucket(Caller caller) {
        var limit = limit(caller.rule());
        return limit == 0 ? Optional.empty() : Optional.of(buckets.get(caller, unknown -> bucket(limit)));
    }

    private Bucket bucket(int limit) {
        return Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, WINDOW))
                .build();
    }

    private int limit(Rule rule) {
        return switch (rule) {
            case ANONYMOUS -> config.anonymous();
            case KEY -> config.key();
            case WRONG_KEY -> config.anonymous() == 0 ? 0 : Math.max(config.anonymous(), LEAST_WRONG_KEYS);
        };
    }
}
