package dev.modelatlas.webhook;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** The delay before a failing receiver is tried again. */
@Concurrent
class BackoffTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(5), Duration.ofHours(1));

    @ParameterizedTest
    @CsvSource({
        "1, , 0, PT2.5S",
        "1, , 1, PT5S",
        "2, , 1, PT10S",
        "2, , 0.5, PT7.5S",
        "10, , 1, PT42M40S",
        "11, , 1, PT1H",
        "1000000, , 0, PT30M",
        "1, PT2M, 1, PT2M",
        "1, PT24H, 1, PT1H",
        "1, PT1S, 1, PT5S",
        "1, PT0S, 0, PT2.5S",
        "1, PT1H, 1, PT1H",
    })
    void doublesUpToALimitAndHonoursRetryAfter(int failures, Duration retryAfter, double random, Duration wait) {
        assertThat(BACKOFF.after(failures, retryAfter, random)).isEqualTo(wait);
    }
}
