package dev.modelatlas.http.cache;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.OwnProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

@Concurrent
class MemoryOfAnswersTest {

    static List<String> measured() {
        return OwnProcess.lines(MemoryOfAnswers.class);
    }

    @ParameterizedTest
    @MethodSource("measured")
    void computedWeightOfACacheKeyIsCloseToTheHeapThatItTakes(String line) {
        var parts = line.split(",");
        assertThat(Long.parseLong(parts[2])).isCloseTo(Long.parseLong(parts[1]), withinPercentage(30));
    }
}
