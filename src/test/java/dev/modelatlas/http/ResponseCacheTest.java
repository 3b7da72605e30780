package dev.modelatlas.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import io.quarkus.runtime.configuration.MemorySize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** Answers that are kept, here and by others: for how long, and by which bytes they are known. */
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

    @Test
    void answerOfADayIsNotFoundTheNextDay() {
        var cache = cache(1 << 20);
        var day = LocalDate.parse("2026-08-19");
        cache.keep(asked(1), answer(new Freshness(7, day, false)));
        cache.keep(asked(2), answer(new Freshness(null, day, false)));
        assertThat(cache.find(new CacheKey(asked(1), 7, day))).isPresent();
        assertThat(cache.find(new CacheKey(asked(1), 7, day.plusDays(1)))).isEmpty();
        assertThat(cache.find(new CacheKey(asked(2), 8, day))).isPresent();
        assertThat(cache.find(new CacheKey(asked(2), 8, day.plusDays(1)))).isEmpty();
    }

    @Test
    void cacheTellsWhatItHoldsUntilItIsCleared() {
        var cache = cache(1 << 20);
        assertThat(cache.isSwitchedOn()).isTrue();
        cache.keep(asked(1), answer(PINNED));
        cache.tidy();
        assertThat(cache.answers()).isEqualTo(1);
        assertThat(cache.bytes()).isEqualTo(new CacheKey(asked(1), null, null).weight() + 62_500);
        assertThat(cache.mostBytes()).isEqualTo(1 << 20);
        cache.clear();
        assertThat(isKept(cache, 1)).isFalse();
    }

    @Test
    void questionWeighsItsDocumentAndItsVariables() {
        var plain = new Asked("{ a }", null, Map.of(), ResponseType.JSON);
        var withVariables = new Asked("{ a }", null, Map.of("n", 50), ResponseType.JSON);
        assertThat(new CacheKey(plain, null, null).weight()).isEqualTo(604);
        assertThat(new CacheKey(withVariables, null, null).weight()).isEqualTo(604 + 128);
    }

    @Test
    void questionIsAllOfTheRequestThatDecidesItsAnswer() {
        var request = new GraphQLRequest("query Q { a }", "Q", Map.of("n", 1), Map.of("persistedQuery", Map.of()));
        assertThat(Asked.of(request, ResponseType.JSON))
                .isEqualTo(new Asked("query Q { a }", "Q", Map.of("n", 1), ResponseType.JSON));
    }

    @Test
    void onlyLongBodiesAreCompressed() throws IOException {
        var body = "a".repeat(1_400).getBytes(StandardCharsets.US_ASCII);
        var answer = Rendered.of(200, ResponseType.JSON, Outcome.ABANDONED, PINNED, body);
        assertThat(answer.isWorthCompressing()).isTrue();
        assertThat(answer.weight()).isEqualTo(1_750);
        assertThat(answer.gzip().length()).isLessThan(100);
        assertThat(answer.gzip()).isSameAs(answer.gzip());
        try (var unpacked =
                new GZIPInputStream(new ByteArrayInputStream(answer.gzip().getBytes()))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(body);
        }
        var shorter = Rendered.of(200, ResponseType.JSON, Outcome.ABANDONED, PINNED, new byte[1_399]);
        assertThat(shorter.isWorthCompressing()).isFalse();
        assertThat(shorter.weight()).isEqualTo(1_399);
    }

    @Test
    void tagsDifferByBytesMediaTypeDayAndCompression() {
        var tags = Stream.of(
                        tagged(ResponseType.JSON, null, "a"),
                        tagged(ResponseType.JSON, null, "b"),
                        tagged(ResponseType.GRAPHQL_RESPONSE, null, "a"),
                        tagged(ResponseType.JSON, LocalDate.parse("2026-08-19"), "a"))
                .flatMap(answer -> Stream.of(answer.etag(false), answer.etag(true)))
                .toList();
        assertThat(tags).doesNotHaveDuplicates().allMatch(tag -> tag.matches("\"[A-Za-z0-9_-]{22}(-gzip)?\""));
        assertThat(tagged(ResponseType.JSON, null, "a").etag(true))
                .isEqualTo(tags.get(1))
                .endsWith("-gzip\"");
    }

    @Test
    void tagOfADownloadFollowsFromAllThatDecidesItsBytes() {
        var csv = download("text/csv", 8, "all");
        assertThat(Stream.of(
                                csv,
                                download("text/csv", 9, "all"),
                                download("application/x-ndjson", 8, "all"),
                                download("text/csv", 8, "some"))
                        .flatMap(answer -> Stream.of(answer.etag(false), answer.etag(true))))
                .doesNotHaveDuplicates()
                .allMatch(tag -> tag.matches("\"[0-9a-f]{32}(-gzip)?\""));
        assertThat(csv.etag(true))
                .endsWith("-gzip\"")
                .isEqualTo(download("text/csv", 8, "all").etag(true));
    }

    @Test
    void othersMayKeepAnAnswerAsLongAsItIsGood() {
        var day = LocalDate.parse("2026-08-19");
        assertThat(cacheControl("2026-08-19T12:00:00Z", null)).isEqualTo("no-store");
        assertThat(cacheControl("2026-08-19T12:00:00Z", PINNED)).isEqualTo("public, max-age=31536000, immutable");
        assertThat(cacheControl("2026-08-19T12:00:00Z", new Freshness(7, null, false)))
                .isEqualTo("public, max-age=10, stale-while-revalidate=60");
        assertThat(cacheControl("2026-08-19T12:00:00Z", new Freshness(null, day, false)))
                .isEqualTo("public, max-age=43200");
        assertThat(cacheControl("2026-08-19T12:00:00Z", new Freshness(7, day, false)))
                .isEqualTo("public, max-age=10");
        assertThat(cacheControl("2026-08-19T23:59:57Z", new Freshness(7, day, false)))
                .isEqualTo("public, max-age=3");
        assertThat(cacheControl("2026-08-20T00:00:01Z", new Freshness(null, day, false)))
                .isEqualTo("public, max-age=0");
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, false", "0, -1, false", "0, 0, true"})
    void timesThatOthersMayKeepAnswersAreNotNegative(int maxAge, int staleWhileRevalidate, boolean isFine) {
        var config = new Config(
                new MemorySize(BigInteger.ONE), Duration.ofSeconds(maxAge), Duration.ofSeconds(staleWhileRevalidate));
        assertThatCode(() -> new CacheControl(Clock.systemUTC(), config))
                .matches(failure -> isFine == (failure == null));
    }

    private static String cacheControl(String now, Freshness freshness) {
        var config = new Config(new MemorySize(BigInteger.ONE), Duration.ofSeconds(10), Duration.ofSeconds(60));
        return new CacheControl(Clock.fixed(Instant.parse(now), ZoneOffset.UTC), config).of(freshness);
    }

    private static Rendered tagged(ResponseType type, LocalDate day, String body) {
        var freshness = new Freshness(8, day, false);
        return Rendered.of(200, type, Outcome.ABANDONED, freshness, body.getBytes(StandardCharsets.US_ASCII));
    }

    private static Download download(String contentType, int revision, String identity) {
        return new Download("(export)", revision, PINNED, contentType, identity, 1, Map.of(), null);
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
