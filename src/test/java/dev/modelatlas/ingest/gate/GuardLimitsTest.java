package dev.modelatlas.ingest.gate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** A change is beyond the limits only when it is beyond the share and beyond the number. */
@Concurrent
class GuardLimitsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 526, false",
        "26, 526, false",
        "27, 526, true", // 5 % of 526 are 26.3
        "5, 6, false",
        "6, 6, true", // few models, and most of them
        "5, 100, false",
        "6, 120, false",
        "6, 119, true", // at the limit is not beyond it
    })
    void fivePercentAndFive(long part, long whole, boolean isBeyond) {
        assertThat(GuardLimits.beyond(part, whole, 5, 5)).isEqualTo(isBeyond);
    }
}
