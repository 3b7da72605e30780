package dev.modelatlas.trend;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class SourceTest {

    @Test
    void groupsTellWhatTheyHold() {
        assertThat(Source.of("m.domain_ids && cast(:f0 as int[]) and m.group_collaboration = :f1", "m.group_ids"))
                .isEqualTo(Source.GROUPS);
    }

    @Test
    void factsTellOfFiltersThatAskForMore() {
        assertThat(Source.of("(m.domain_ids && cast(:f0 as int[]) and m.released_on >= :f1)", "m.group_ids"))
                .isEqualTo(Source.FACTS);
    }

    @Test
    void factsTellWhatIsCountedByMore() {
        assertThat(Source.of("m.confidence = any(:f0)", "width_bucket(m.training_flop, array[1.0])"))
                .isEqualTo(Source.FACTS);
    }
}
