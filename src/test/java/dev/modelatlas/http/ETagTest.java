package dev.modelatlas.http;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.http.message.ETag;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class ETagTest {
    private static final String ETAG = "\"a1\"";

    /** If-None-Match uses weak comparison, because proxies that compress a response make its strong ETag weak. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'\"a1\"', true",
                "'W/\"a1\"', true",
                "'\"b2\", W/\"a1\"', true",
                "' \"b2\" ,\"a1\" ', true",
                "*, true",
                "'\"a2\"', false",
                "'W/\"b2\"', false",
                "'\"a1', false",
                "a1, false",
                "'', false",
            })
    void headerMatchesIfItsListContainsTheTag(String ifNoneMatch, boolean matches) {
        assertThat(ETag.matches(ifNoneMatch, ETAG)).isEqualTo(matches);
    }

    @Test
    void absentHeaderMatchesNoETag() {
        assertThat(ETag.matches(null, ETAG)).isFalse();
    }

    @Test
    void plainAndCompressedBytesHaveDifferentETags() {
        var etag = ETag.of("abc".getBytes(StandardCharsets.US_ASCII));
        assertThat(etag.value(false)).isEqualTo("\"ungWv48Bz-pBQUDeXa4iIw\"");
        assertThat(etag.value(true)).isEqualTo("\"ungWv48Bz-pBQUDeXa4iIw-gzip\"");
        assertThat(ETag.of("a".getBytes(StandardCharsets.US_ASCII), "bc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(etag);
    }
}
