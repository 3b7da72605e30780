package dev.modelatlas.http.response;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Creates the values of the header {@code Cache-Control}. */
@Singleton
public class CacheControl {
    private final Clock clock;
    private final CacheConfig config;

    @Inject
    public CacheControl(Clock clock, CacheConfig config) {
        this.clock = clock;
        this.config = config;
        if (config.maxAge().isNegative() || config.staleWhileRevalidate().isNegative()) {
            throw new IllegalArgumentException("model-atlas.cache.max-age and model-atlas.cache.stale-while-revalidate"
                    + " must not be negative.");
        }
    }

    /**
     * The value of {@code Cache-Control} in a response to GET.
     *
     * @param freshness how long the response stays valid; null when it must not be cached
     */
    public String of(Freshness freshness) {
        if (freshness == null) {
            return "no-store";
        } else if (freshness.immutable()) {
            return "public, max-age=31536000, immutable";
        } else if (freshness.day() == null) {
            return "public, max-age=" + config.maxAge().toSeconds() + ", stale-while-revalidate="
                    + config.staleWhileRevalidate().toSeconds();
        }
        var left = untilTheEndOf(freshness);
        return "public, max-age="
                + (freshness.revision() == null
                        ? left
                        : Math.min(left, config.maxAge().toSeconds()));
    }

    private long untilTheEndOf(Freshness freshness) {
        var midnight = freshness.day().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        return Math.max(0, Duration.between(clock.instant(), midnight).toSeconds());
    }
}
