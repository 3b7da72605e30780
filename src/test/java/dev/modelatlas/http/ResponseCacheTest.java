package dev.modelatlas.http;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import io.quarkus.runtime.configuration.MemorySize;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class ResponseCacheTest {
    private static final Freshness PINNED = new Freshness(null, null, true);

    @Test
    void takesNoMoreThanItsBytes() {
        var cache = cache(1 << 20);
        IntStream.range(0, 100).forEach(number -> cache.keep(asked(number), answer(PINNED)));
        cache.tidy();
        assertThat(IntStream.range(0, 100).filter(number -> isKept(cache, number)))
                .hasSizeBetween(1, 20);
    }

    @Test
    void sizeOfZeroKeepsNothing() {
        var cache = cache(0);
        cache.keep(asked(1), answer(PINNED));
        assertThat(cache.isSwitchedOn()).isFalse();
        assertThat(isKept(cache, 1)).isFalse();
    }

    @Test
    void answerWithErrorsIsNotKept() {
        var cache = cache(1 << 20);
        cache.keep(asked(1), answer(null));
        assertThat(isKept(cache, 1)).isFalse();
    }

    @Test
    void answerOfTheCurrentRevisionIsNotFoundAtTheNext() {
        var cache = cache(1 << 20);
        cache.keep(asked(1), answer(new Freshness(7, null, false)));
        assertThat(cache.find(new CacheKey(asked(1), 7, null))).isPresent();
        assertThat(cache.find(new CacheKey(asked(1), 8, null))).isEmpty();
    }

    private static boolean isKept(ResponseCache cache, int number) {
        return cache.find(new CacheKey(asked(number), 8, null)).isPresent();
    }

    private static Asked asked(int number) {
        return new Asked("{ __typename } # " + number, null, Map.of(), ResponseType.JSON);
    }

    private static Rendered answer(Freshness freshness) {
        return Rendered.of(200, ResponseType.JSON, Outcome.ABANDONED, freshness, new byte[50_000]);
    }

    private static ResponseCache cache(int bytes) {
        var size = new MemorySize(BigInteger.valueOf(bytes));
        return new ResponseCache(
                null, Clock.systemUTC(), new Config(size, Duration.ofSeconds(10), Duration.ofSeconds(60)));
    }

    private record Config(MemorySize size, Duration maxAge, Duration staleWhileRevalidate) implements CacheConfig {}
}
