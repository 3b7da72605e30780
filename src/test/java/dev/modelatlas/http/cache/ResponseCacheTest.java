package dev.modelatlas.http.cache;

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
import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.http.download.DownloadContent;
import dev.modelatlas.http.message.ResponseType;
import dev.modelatlas.http.observe.RequestOutcome;
import dev.modelatlas.http.request.GraphQLRequest;
import dev.modelatlas.http.response.CacheConfig;
import dev.modelatlas.http.response.CacheControl;
import dev.modelatlas.http.response.Freshness;
import dev.modelatlas.http.response.SerializedResponse;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Revisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;

/** How long the server and clients cache responses, and with which ETags. */
@Concurrent
class ResponseCacheTest {
    private static final LocalDate DAY = LocalDate.parse("2026-08-19");
    private static final Freshness PINNED = new Freshness(null, null, null, true);

    @Test
    void evictsEntriesAboveTheMaximumSize() {
        var cache = cache(1 << 20);
        IntStream.range(0, 100).forEach(number -> cache.put(asked(number), answer(PINNED)));
        cache.evictNow();
        assertThat(IntStream.range(0, 100).filter(number -> isKept(cache, number)))
                .hasSizeBetween(1, 20);
    }

    @Test
    void sizeZeroDisablesTheCache() {
        var cache = cache(0);
        cache.put(asked(1), answer(PINNED));
        assertThat(cache.isEnabled()).isFalse();
        assertThat(isKept(cache, 1)).isFalse();
    }

    @Test
    void doesNotCacheAnAnswerWithErrors() {
        var cache = cache(1 << 20);
        cache.put(asked(1), answer(null));
        assertThat(isKept(cache, 1)).isFalse();
    }

    @Test
    void cachedAnswerIsNotUsedForTheNextRevision() {
        var cache = cache(1 << 20);
        cache.put(asked(1), answer(new Freshness(7, null, null, false)));
        assertThat(cache.get(asked(1), 7, () -> fail("The clock is read"))).isPresent();
        assertThat(cache.get(asked(1), 8, () -> DAY)).isEmpty();
    }

    @Test
    void cachedAnswerThatDependsOnTheDayIsNotUsedOnTheNextDay() {
        var cache = cache(1 << 20);
        cache.put(asked(1), answer(new Freshness(7, DAY, null, false)));
        cache.put(asked(2), answer(new Freshness(null, DAY, null, false)));
        assertThat(cache.get(asked(1), 7, () -> DAY)).isPresent();
        assertThat(cache.get(asked(1), 7, () -> DAY.plusDays(1))).isEmpty();
        assertThat(cache.get(asked(2), 8, () -> DAY)).isPresent();
        assertThat(cache.get(asked(2), 8, () -> DAY.plusDays(1))).isEmpty();
    }

    @Test
    void reportsItsEntriesAndBytesAndCanBeCleared() {
        var cache = cache(1 << 20);
        assertThat(cache.isEnabled()).isTrue();
        cache.put(asked(1), answer(PINNED));
        cache.evictNow();
        assertThat(cache.size()).isEqualTo(1);
        assertThat(cache.bytes()).isEqualTo(new CacheKey(asked(1), null, null).weight() + 62_500);
        assertThat(cache.maxBytes()).isEqualTo(1 << 20);
        cache.clear();
        assertThat(isKept(cache, 1)).isFalse();
    }

    @Test
    void weightOfARequestIncludesDocumentAndVariables() {
        var plain = new CacheableRequest("{ a }", null, Map.of(), ResponseType.JSON);
        var withVariables = new CacheableRequest("{ a }", null, Map.of("n", 50), ResponseType.JSON);
        assertThat(new CacheKey(plain, null, null).weight()).isEqualTo(604);
        assertThat(new CacheKey(withVariables, null, null).weight()).isEqualTo(604 + 128);
    }

    @Test
    void keyContainsEverythingThatDeterminesTheAnswer() {
        var request =
                new GraphQLRequest("query Q { a }", "Q", Map.of("n", 1), Map.of("persistedQuery", Map.of()), null);
        assertThat(CacheableRequest.of(request, ResponseType.JSON))
                .isEqualTo(new CacheableRequest("query Q { a }", "Q", Map.of("n", 1), ResponseType.JSON));
    }

    @Test
    void compressesOnlyLongBodies() throws IOException {
        var body = "a".repeat(1_400).getBytes(StandardCharsets.US_ASCII);
        var answer = SerializedResponse.of(200, ResponseType.JSON, RequestOutcome.ABANDONED, PINNED, body);
        assertThat(answer.isWorthCompressing()).isTrue();
        assertThat(answer.weight()).isEqualTo(1_750);
        assertThat(answer.gzip().length()).isLessThan(100);
        assertThat(answer.gzip()).isSameAs(answer.gzip());
        try (var unpacked =
                new GZIPInputStream(new ByteArrayInputStream(answer.gzip().getBytes()))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(body);
        }
        var shorter = SerializedResponse.of(200, ResponseType.JSON, RequestOutcome.ABANDONED, PINNED, new byte[1_399]);
        assertThat(shorter.isWorthCompressing()).isFalse();
        assertThat(shorter.weight()).isEqualTo(1_399);
    }

    @Test
    void etagDependsOnBytesAndMediaTypeAndDayAndCompression() {
        var tags = Stream.of(
                        tagged(ResponseType.JSON, null, "a"),
                        tagged(ResponseType.JSON, null, "b"),
                        tagged(ResponseType.GRAPHQL_RESPONSE, null, "a"),
                        tagged(ResponseType.JSON, DAY, "a"))
                .flatMap(answer ->
                        Stream.of(answer.etag().value(false), answer.etag().value(true)))
                .toList();
        assertThat(tags).doesNotHaveDuplicates().allMatch(tag -> tag.matches("\"[A-Za-z0-9_-]{22}(-gzip)?\""));
        assertThat(tagged(ResponseType.JSON, null, "a").etag().value(true))
                .isEqualTo(tags.get(1))
                .endsWith("-gzip\"");
    }

    @Test
    void etagOfAnAnswerWithClaimsDiffersBetweenBuilds() {
        assertThat(Stream.of(null, "claims", "other claims")
                        .map(content -> SerializedResponse.of(
                                        200,
                                        ResponseType.JSON,
                                        RequestOutcome.ABANDONED,
                                        new Freshness(null, null, content, false),
                                        new byte[] {'a'})
                                .etag()))
                .doesNotHaveDuplicates();
    }

    @Test
    void etagOfADownloadDependsOnEverythingThatDeterminesItsBytes() {
        var csv = download("text/csv", 8, "all");
        assertThat(Stream.of(
                                csv,
                                download("text/csv", 9, "all"),
                                download("application/x-ndjson", 8, "all"),
                                download("text/csv", 8, "some"))
                        .flatMap(answer -> Stream.of(
                                answer.etag().value(false), answer.etag().value(true))))
                .doesNotHaveDuplicates()
                .allMatch(tag -> tag.matches("\"[0-9a-f]{32}(-gzip)?\""));
        assertThat(csv.etag().value(true))
                .endsWith("-gzip\"")
                .isEqualTo(download("text/csv", 8, "all").etag().value(true));
    }

    @Test
    void maxAgeIsTheLifetimeOfTheAnswer() {
        assertThat(cacheControl("2026-08-19T12:00:00Z", null)).isEqualTo("no-store");
        assertThat(cacheControl("2026-08-19T12:00:00Z", PINNED)).isEqualTo("public, max-age=31536000, immutable");
        assertThat(cacheControl("2026-08-19T12:00:00Z", new Freshness(7, null, null, false)))
                .isEqualTo("public, max-age=10, stale-while-revalidate=60");
        assertThat(cacheControl("2026-08-19T12:00:00Z", new Freshness(null, DAY, null, false)))
                .isEqualTo("public, max-age=43200");
        assertThat(cacheControl("2026-08-19T12:00:00Z", new Freshness(7, DAY, null, false)))
                .isEqualTo("public, max-age=10");
        assertThat(cacheControl("2026-08-19T23:59:57Z", new Freshness(7, DAY, null, false)))
                .isEqualTo("public, max-age=3");
        assertThat(cacheControl("2026-08-20T00:00:01Z", new Freshness(null, DAY, null, false)))
                .isEqualTo("public, max-age=0");
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, false", "0, -1, false", "0, 0, true"})
    void maxAgeIsNotNegative(int maxAge, int staleWhileRevalidate, boolean isFine) {
        var config = new Config(
                new MemorySize(BigInteger.ONE), Duration.ofSeconds(maxAge), Duration.ofSeconds(staleWhileRevalidate));
        assertThatCode(() -> new CacheControl(Clock.systemUTC(), config))
                .matches(failure -> isFine == (failure == null));
    }

    private static String cacheControl(String now, Freshness freshness) {
        var config = new Config(new MemorySize(BigInteger.ONE), Duration.ofSeconds(10), Duration.ofSeconds(60));
        return new CacheControl(Clock.fixed(Instant.parse(now), ZoneOffset.UTC), config)
                .of(MultiMap.caseInsensitiveMultiMap(), freshness);
    }

    private static SerializedResponse tagged(ResponseType type, LocalDate day, String body) {
        var freshness = new Freshness(8, day, null, false);
        return SerializedResponse.of(
                200, type, RequestOutcome.ABANDONED, freshness, body.getBytes(StandardCharsets.US_ASCII));
    }

    private static DownloadContent download(String contentType, int revision, String identity) {
        return new DownloadContent(
                "(export)", Revisions.numbered(revision), PINNED, contentType, identity, 1, Map.of(), null);
    }

    private static boolean isKept(ResponseCache cache, int number) {
        return cache.get(asked(number), 8, () -> DAY).isPresent();
    }

    private static CacheableRequest asked(int number) {
        return new CacheableRequest("{ __typename } # " + number, null, Map.of(), ResponseType.JSON);
    }

    private static SerializedResponse answer(Freshness freshness) {
        return SerializedResponse.of(200, ResponseType.JSON, RequestOutcome.ABANDONED, freshness, new byte[50_000]);
    }

    private static ResponseCache cache(int bytes) {
        var size = new MemorySize(BigInteger.valueOf(bytes));
        return new ResponseCache(
                null, Clock.systemUTC(), new Config(size, Duration.ofSeconds(10), Duration.ofSeconds(60)));
    }

    private record Config(MemorySize size, Duration maxAge, Duration staleWhileRevalidate) implements CacheConfig {}
}
