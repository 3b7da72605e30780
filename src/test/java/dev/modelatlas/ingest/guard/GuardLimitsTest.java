package dev.modelatlas.ingest.guard;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** A change exceeds the limits only if it exceeds both the percentage and the number. */
@Concurrent
class GuardLimitsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 526, false",
        "26, 526, false",
        "27, 526, true", // 5% of 526 are 26.3
        "5, 6, false",
        "6, 6, true", // few models, but most of them
        "5, 100, false",
        "6, 120, false", // equal to the limit is allowed
        "6, 119, true",
    })
    void exceedsLimitsOnlyAboveBothThePercentageAndTheNumber(long part, long whole, boolean isBeyond) {
        assertThat(GuardLimits.beyond(part, whole, 5, 5)).isEqualTo(isBeyond);
    }
}
