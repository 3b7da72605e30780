package dev.modelatlas.http.response;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import jakarta.inject.Singleton;

import io.quarkus.runtime.LaunchMode;
import io.vertx.core.MultiMap;

import dev.modelatlas.access.Credentials;

/** Creates the values of the header {@code Cache-Control}. */
@Singleton
public class CacheControl {
    private static final String AN_HOUR = "max-age=3600";
    private static final String FOR_EVER = "max-age=31536000, immutable";

    private final Clock clock;
    private final CacheConfig config;

    public CacheControl(Clock clock, CacheConfig config) {
        this.clock = clock;
        this.config = config;
        if (config.maxAge().isNegative() || config.staleWhileRevalidate().isNegative()) {
            throw new IllegalArgumentException("model-atlas.cache.max-age and model-atlas.cache.stale-while-revalidate"
                    + " must not be negative.");
        }
    }

    /**
     * The value for a response to GET.
     *
     * @param request headers of the request
     * @param freshness how long the response stays valid; null when it must not be cached
     */
    public String of(MultiMap request, Freshness freshness) {
        return freshness == null ? "no-store" : scoped(request, lifetime(freshness));
    }

    private String lifetime(Freshness freshness) {
        // In dev mode, developers replace the database, so the same revision may have other data.
        if (freshness.immutable() && LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            return FOR_EVER;
        } else if (freshness.day() == null) {
            return "max-age=" + config.maxAge().toSeconds() + ", stale-while-revalidate="
                    + config.staleWhileRevalidate().toSeconds();
        }
        var left = untilTheEndOf(freshness);
        return "max-age="
                + (freshness.revision() == null
                        ? left
                        : Math.min(left, config.maxAge().toSeconds()));
    }

    /** The value for a response that only a later release of the server may change. */
    public static String anHour(MultiMap request) {
        return scoped(request, AN_HOUR);
    }

    /** The value for a response that never changes. */
    public static String forEver(MultiMap request) {
        return scoped(request, FOR_EVER);
    }

    /**
     * Keeps responses to requests with a key or token out of shared caches. If the server requires a key, a shared
     * cache would otherwise send the response to clients without one.
     */
    private static String scoped(MultiMap request, String lifetime) {
        return (Credentials.areIn(request) ? "private, " : "public, ") + lifetime;
    }

    private long untilTheEndOf(Freshness freshness) {
        var midnight = freshness.day().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        return Math.max(0, Duration.between(clock.instant(), midnight).toSeconds());
    }
}
