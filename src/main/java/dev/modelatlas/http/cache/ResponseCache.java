package dev.modelatlas.http.cache;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;

import dev.modelatlas.http.response.CacheConfig;
import dev.modelatlas.http.response.SerializedResponse;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.vocabulary.Dictionary;

/**
 * Caches responses that have no errors. A key contains the current revision only if the response depends on it, and
 * contains the day only if the response depends on the day. After a publication, responses that depend on the current
 * revision are therefore no longer found. After midnight (UTC), responses that depend on the day, such as citations,
 * are no longer found. All other responses are still found.
 */
@Singleton
public class ResponseCache {
    private final CurrentRevision current;
    private final Clock clock;
    private final Cache<CacheKey, SerializedResponse> answers;
    private final boolean switchedOn;

    ResponseCache(CurrentRevision current, Clock clock, CacheConfig config) {
        var size = config.size().asLongValue();
        this.current = current;
        this.clock = clock;
        this.switchedOn = size > 0;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(size)
                .<CacheKey, SerializedResponse>weigher((key, answer) -> key.weight() + answer.weight())
                .expireAfterWrite(Dictionary.NAMES_ARE_GOOD_FOR)
                .build();
    }

    boolean isEnabled() {
        return switchedOn;
    }

    /** The cached response; empty when there is none, or while the current revision is unknown. Does not block. */
    Optional<SerializedResponse> get(CacheableRequest asked) {
        var revision = current.ifKnown();
        return revision.isEmpty() ? Optional.empty() : get(asked, revision.getAsInt(), this::today);
    }

    /**
     * The cached response.
     *
     * @param today returns the current day; called only if the cache has no response that is valid on every day
     */
    Optional<SerializedResponse> get(CacheableRequest asked, int revision, Supplier<LocalDate> today) {
        // The keys under which the response may be stored, most frequent first.
        return find(asked, revision, null).or(() -> find(asked, null, null)).or(() -> {
            var day = today.get();
            return find(asked, revision, day).or(() -> find(asked, null, day));
        });
    }

    private Optional<SerializedResponse> find(CacheableRequest asked, Integer revision, LocalDate day) {
        return Optional.ofNullable(answers.getIfPresent(new CacheKey(asked, revision, day)));
    }

    /** The key for a request at this moment; empty while the current revision is unknown. */
    Optional<CacheKey> keyOf(CacheableRequest asked) {
        var revision = current.ifKnown();
        return revision.isEmpty() ? Optional.empty() : Optional.of(new CacheKey(asked, revision.getAsInt(), today()));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }

    /** Caches a response, unless it must not be reused. */
    public void put(CacheableRequest asked, SerializedResponse answer) {
        var freshness = answer.freshness();
        if (switchedOn && freshness != null) {
            answers.put(new CacheKey(asked, freshness.revision(), freshness.day()), answer);
        }
    }

    /** Number of bytes that all cached responses take. */
    public long bytes() {
        return eviction().weightedSize().orElse(0);
    }

    /** Maximum number of bytes that all cached responses may take. */
    public long maxBytes() {
        return eviction().getMaximum();
    }

    /** The number of cached responses. */
    public long size() {
        return answers.estimatedSize();
    }

    private Policy.Eviction<CacheKey, SerializedResponse> eviction() {
        return answers.policy().eviction().orElseThrow();
    }

    /** For tests: evicts entries above the size limit immediately. Otherwise, Caffeine evicts them some time later. */
    void evictNow() {
        answers.cleanUp();
    }

    /** Removes all cached responses. */
    public void clear() {
        answers.invalidateAll();
    }
}
