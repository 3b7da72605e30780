package dev.modelatlas.trend.count;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Results of counts that are read together, without a database. */
@Concurrent
class CountsTest {
    private final Counts first = counts(1);
    private final Counts second = counts(2);
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void firstAccessReadsTheResultsOfAllJoinedCounts() {
        Counts.join(List.of(first, second));
        Function<List<Counts>, Map<Counts, String>> read = all -> {
            reads.incrementAndGet();
            assertThat(all).containsExactly(first, second);
            return Map.of(first, "a", second, "b");
        };
        assertThat(first.read("result", read)).isEqualTo("a");
        assertThat(second.read("result", read)).isEqualTo("b");
        assertThat(reads).hasValue(1);
    }

    @Test
    void allJoinedCountsReportTheSameFailureAfterOneRead() {
        Counts.join(List.of(first, second));
        var failure = new IllegalStateException("timeout");
        Function<List<Counts>, Map<Counts, String>> read = all -> {
            reads.incrementAndGet();
            throw failure;
        };
        for (var counts : List.of(first, second, first)) {
            assertThatThrownBy(() -> counts.read("result", read)).isSameAs(failure);
        }
        assertThat(reads).hasValue(1);
    }

    private static Counts counts(int revision) {
        var scope = TrendScope.everything(new Snapshot(revision, true), CountryBasis.RECORDED, OrganizationBasis.GROUP);
        var none = YearCounts.of(List.of());
        var coverage = Coverage.of(LocalDate.of(2024, 7, 16), null);
        return new Counts(null, scope, TrendWindow.of(2020, 2024, none, 2024, coverage), none);
    }
}
