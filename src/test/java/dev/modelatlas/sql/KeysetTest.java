package dev.modelatlas.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.modelatlas.sql.Keyset.Key;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An order by date (newest first, nulls allowed) and then by slug, tested in memory and as SQL. */
@Concurrent
class KeysetTest {
    private static final Keyset ORDER =
            new Keyset(List.of(new Key("day", true, true, Integer.class), new Key("slug", false, false, String.class)));
    private static final Keyset TWO = new Keyset(
            List.of(new Key("size", false, false, Integer.class), new Key("slug", true, false, String.class)));

    @Test
    void nullsComeLastInBothDirections() {
        var sorted = Arrays.asList(row(2, "a"), row(2, "b"), row(1, "a"), row(null, "a"), row(null, "b"));
        var shuffled = Arrays.asList(sorted.get(3), sorted.get(1), sorted.get(4), sorted.get(2), sorted.get(0));
        assertThat(shuffled.stream().sorted(ORDER.comparator())).isEqualTo(sorted);
        assertThat(ORDER.comparator().compare(row(null, "a"), row(null, "a"))).isZero();
        assertThat(ORDER.orderBy(false)).isEqualTo("m.day desc nulls last, m.slug asc");
        assertThat(ORDER.orderBy(true)).isEqualTo("m.day asc nulls first, m.slug desc");
    }

    @Test
    void acceptsOnlyPositionsWithAValueForEachKey() {
        assertThat(ORDER.accepts(row(1, "a"))).isTrue();
        assertThat(ORDER.accepts(row(null, "a"))).isTrue();
        assertThat(ORDER.accepts(row(1, null))).isFalse();
        assertThat(ORDER.accepts(List.of("1", "a"))).isFalse();
        assertThat(ORDER.accepts(List.of(1))).isFalse();
        assertThat(ORDER.accepts(List.of(1, "a", "b"))).isFalse();
    }

    @Test
    void sqlSelectsRowsAfterOrBeforeAPosition() {
        assertThat(ORDER.beyond(row(7, "a"), false, "after"))
                .isEqualTo(new SqlFragment(
                        "(m.day < :after0 or m.day is null or (m.day = :after0 and m.slug > :after1))",
                        Map.of("after0", 7, "after1", "a")));
        assertThat(ORDER.beyond(row(7, "a"), true, "before"))
                .isEqualTo(new SqlFragment(
                        "(m.day > :before0 or (m.day = :before0 and m.slug < :before1))",
                        Map.of("before0", 7, "before1", "a")));
    }

    @Test
    void sqlSelectsRowsAfterOrBeforeANullValue() {
        assertThat(ORDER.beyond(row(null, "a"), false, "after"))
                .isEqualTo(new SqlFragment("(m.day is null and m.slug > :after1)", Map.of("after1", "a")));
        assertThat(ORDER.beyond(row(null, "a"), true, "before"))
                .isEqualTo(new SqlFragment("(m.day is not null or m.slug < :before1)", Map.of("before1", "a")));
    }

    @Test
    void sqlHasARedundantBoundSoThatTheIndexScanStartsAtTheCursor() {
        assertThat(TWO.beyond(row(7, "a"), false, "k").sql())
                .isEqualTo("(m.size >= :k0 and (m.size > :k0 or m.slug < :k1))");
        assertThat(TWO.beyond(row(7, "a"), true, "k").sql())
                .isEqualTo("(m.size <= :k0 and (m.size < :k0 or m.slug > :k1))");
    }

    @Test
    void joinsConditionsAndMergesTheirParameters() {
        var one = new SqlFragment("a = :a", Map.of("a", 1));
        var other = new SqlFragment("b = :b", Map.of("b", 2));
        assertThat(SqlFragment.and(List.of(one, other)))
                .isEqualTo(new SqlFragment("(a = :a and b = :b)", Map.of("a", 1, "b", 2)));
        assertThat(SqlFragment.or(List.of(one, other)))
                .isEqualTo(new SqlFragment("(a = :a or b = :b)", Map.of("a", 1, "b", 2)));
        assertThat(SqlFragment.and(List.of())).isEqualTo(SqlFragment.TRUE);
        assertThatThrownBy(() -> SqlFragment.or(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Object> row(Integer day, String slug) {
        return Arrays.asList(day, slug);
    }
}
