package dev.modelatlas.graphql.document;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.OwnProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

@Concurrent
class MemoryOfDocumentsTest {

    static List<String> measured() {
        return OwnProcess.lines(MemoryOfDocuments.class);
    }

    @ParameterizedTest
    @MethodSource("measured")
    void computedWeightOfADocumentIsCloseToTheHeapGrowth(String line) {
        var parts = line.split(",");
        assertThat(Long.parseLong(parts[2])).isCloseTo(Long.parseLong(parts[1]), withinPercentage(30));
    }
}
