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

    @Test
    void nullAndZeroMeanThatComputeIsUnknown() {
        assertThat(TrainingCompute.of(null)).isNull();
        assertThat(TrainingCompute.of(0.0)).isNull();
    }
}
