package dev.modelatlas.http.message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class ContentEncodingsTest {
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
    void acceptsGzip(String accepted, boolean takes) {
        assertThat(ContentEncodings.acceptGzip(accepted)).isEqualTo(takes);
    }

    @Test
    void missingAcceptEncodingHeaderMeansNoGzip() {
        assertThat(ContentEncodings.acceptGzip(null)).isFalse();
    }
}
