package dev.modelatlas.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class EncodingsTest {
    private static final String ETAG = "\"a1\"";

    /** If-None-Match compares weakly: proxies that compress make a strong tag weak. */
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
    void clientHasTheBytesOfATag(String ifNoneMatch, boolean matches) {
        assertThat(Encodings.matches(ifNoneMatch, ETAG)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip                  | true",
                "br, gzip              | true",
                "GZIP;q=0.001          | true",
                "x-gzip                | true",
                "*                     | true",
                "br , gzip ; q = 1     | true",
                "gzip;q=0              | false",
                "gzip;q=0.000          | false",
                "*;q=0, gzip           | true",
                "gzip, *;q=0           | true",
                "br, *;q=0.1           | true",
                "gzip;q=0, *           | false",
                "*, gzip;q=0           | false",
                "*;q=0                 | false",
                ",;q=1,=               | false",
                "br                    | false",
                "identity              | false",
                "gzipped               | false",
            })
    void clientTakesGzip(String accepted, boolean takes) {
        assertThat(Encodings.acceptGzip(accepted)).isEqualTo(takes);
    }

    @Test
    void clientThatSaysNothingHasNothingAndTakesNothing() {
        assertThat(Encodings.matches(null, ETAG)).isFalse();
        assertThat(Encodings.acceptGzip(null)).isFalse();
    }
}
