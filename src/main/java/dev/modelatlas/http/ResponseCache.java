package dev.modelatlas.http;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;

import dev.modelatlas.revision.CurrentRevision;

/**
 * Finished answers without errors. Each is kept under what it turned out to depend on, and found only while that is
 * so: an answer for the current revision is not found once another one is current, a citation not after midnight, and
 * what is pinned outlives both.
 */
@Singleton
public class ResponseCache {
    /** A revision never changes; display names, which no revision holds, do. */
    private static final Duration NAMES_ARE_GOOD_FOR = Duration.ofMinutes(10);

    private final CurrentRevision current;
    private final Clock clock;
    private final Cache<CacheKey, Rendered> answers;
    private final boolean switchedOn;

    @Inject
    ResponseCache(CurrentRevision current, Clock clock, CacheConfig config) {
        var size = config.size().asLongValue();
        this.current = current;
        this.clock = clock;
        this.switchedOn = size > 0;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(size)
                .<CacheKey, Rendered>weigher((key, answer) -> key.weight() + answer.weight())
                .expireAfterWrite(NAMES_ARE_GOOD_FOR)
                .build();
    }

    boolean isSwitchedOn() {
        return switchedOn;
    }

    /** The answer to give; empty when it has to be computed. Does not block. */
    Optional<Rendered> find(CacheKey now) {
        // What most answers depend on comes first.
        var keys = List.of(
                new CacheKey(now.asked(), now.revision(), null),
                new CacheKey(now.asked(), null, null),
                now,
                new CacheKey(now.asked(), null, now.day()));
        for (var key : keys) {
            var answer = answers.getIfPresent(key);
            if (answer != null) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }

    /** What a question means at this moment; empty while it is not known which revision is current. */
    Optional<CacheKey> now(Asked asked) {
        var revision = current.ifKnown();
        return revision.isEmpty()
                ? Optional.empty()
                : Optional.of(new CacheKey(asked, revision.getAsInt(), LocalDate.now(clock.withZone(ZoneOffset.UTC))));
    }

    /** Keeps an answer, if it may be. */
    void keep(Asked asked, Rendered answer) {
        var freshness = answer.freshness();
        if (switchedOn && freshness != null) {
            answers.put(new CacheKey(asked, freshness.revision(), freshness.day()), answer);
        }
    }

    /** Bytes that kept answers take. */
    long bytes() {
        return eviction().weightedSize().orElse(0);
    }

    /** Bytes that they may take. */
    long mostBytes() {
        return eviction().getMaximum();
    }

    /** How many answers are kept. */
    long answers() {
        return answers.estimatedSize();
    }

    private Policy.Eviction<CacheKey, Rendered> eviction() {
        return answers.policy().eviction().orElseThrow();
    }

    /** Lets go of what is over the limit now, rather than soon. */
    void tidy() {
        answers.cleanUp();
    }

    /** Forgets all answers. */
    public void clear() {
        answers.invalidateAll();
    }
}
