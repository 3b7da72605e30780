package dev.modelatlas.trend.count;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class CountSourceTest {

    @Test
    void usesTrendGroupsIfTheyHaveAllNeededColumns() {
        assertThat(CountSource.of("m.domain_ids && cast(:f0 as int[]) and m.group_collaboration = :f1", "m.group_ids"))
                .isEqualTo(CountSource.GROUPS);
    }

    @Test
    void usesFactsIfTrendGroupsLackAColumnOfTheFilter() {
        assertThat(CountSource.of("(m.domain_ids && cast(:f0 as int[]) and m.released_on >= :f1)", "m.group_ids"))
                .isEqualTo(CountSource.FACTS);
    }

    @Test
    void usesFactsIfTrendGroupsLackTheColumnToCountBy() {
        assertThat(CountSource.of("m.confidence = any(:f0)", "width_bucket(m.training_flop, array[1.0])"))
                .isEqualTo(CountSource.FACTS);
    }
}
