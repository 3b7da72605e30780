package dev.modelatlas.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class TrainingComputeTest {

    @ParameterizedTest
    @CsvSource({"2.1e25, 2.1e25", "9.702e24, 9.7e24", "1e23, 1e23", "9.999e23, 1e24", "1.236e25, 1.24e25", "120, 1.2e2"
    })
    void fieldScientificHasAtMostThreeDigits(double flop, String shown) {
        assertThat(TrainingCompute.of(flop).getScientific()).isEqualTo(shown);
    }

    /** The results are those of JavaScript's {@code toExponential(2)}, by which the pages show the same numbers. */
    @ParameterizedTest
    @CsvSource({"1.485e23, 1.49e23", "1.845e24, 1.84e24", "2.505e25, 2.5e25", "1125, 1.13e3", "1.005e23, 1.01e23"})
    void fieldScientificIsRoundedAsOnThePages(double flop, String shown) {
        assertThat(TrainingCompute.of(flop).getScientific()).isEqualTo(shown);
    }

    @Test
    void nullAndZeroMeanThatComputeIsUnknown() {
        assertThat(TrainingCompute.of(null)).isNull();
        assertThat(TrainingCompute.of(0.0)).isNull();
    }
}
