package dev.modelatlas.claim;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Finds values in a response by the pointers of claims. */
@Concurrent
class PointerTest {
    private static final Map<String, Object> DATA = Map.of(
            "count",
            3,
            "share",
            0.25,
            "list",
            List.of(
                    Map.of("key", "US", "n", 5, "at", Map.of("code", "a")),
                    Map.of("key", "KR", "n", 2, "at", Map.of("code", "b"))),
            "years",
            List.of(Map.of("year", 2023, "n", 7), Map.of("year", 2024, "n", 9)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/count                       | [3]",
                "/share                       | [0.25]",
                "/list/0/key                  | [US]",
                "/list/2/key                  | [null]",
                "/list/*/n                    | [5, 2]",
                "/list/key=KR/n               | [2]",
                "/list/key=FR/n               | [null]",
                "/list/at.code=b/key          | [KR]",
                "/years/year=2024/n           | [9]",
                "/nothing/here                | [null]",
                "/nothing/*/here              | []",
                "count(/list/*/key)           | [2]",
                "count(/nothing/*/key)        | [0]",
                "sum(/list/*/n)               | [7]",
                "/list/*/n + /years/*/n       | [12, 11]",
                "/list/key=KR/n + /list/key=FR/n | [2]",
            })
    void pointerFindsItsValues(String pointer, String found) {
        assertThat(Pointer.read(pointer, DATA, UnaryOperator.identity())).hasToString(found);
    }

    /** As if the source wrote "EXAONE 3.0 (7.8B)" from some revision on. */
    @Test
    void nameOfARenamedModelMatchesTheNameThatItsSlugWasMadeFrom() {
        var data = Map.of("nodes", List.of(Map.of("name", "EXAONE 3.0 (7.8B)", "slug", "exaone-3-0")));
        var found = Pointer.read("/nodes/*/name", data, UnaryOperator.identity());
        var published = new Published("EXAONE 3.0");
        assertThat(Comparison.SAME.matches(found, published, List.of())).isTrue();
        assertThat(Comparison.SAME.matches(found, new Published("EXAONE 3.0 (7.8B)"), List.of()))
                .isTrue();
        assertThat(Comparison.SAME.matches(found, new Published("EXAONE 3.5"), List.of()))
                .isFalse();
        assertThat(published.shown(found)).isEqualTo("EXAONE 3.0 (7.8B)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/list/key=GB/n               | [2]",
                "/list/key=GB/n + /list/key=US/n | [7]",
                "/list/at.code=GB/n           | [null]",
                "/list/key=US/n               | [5]",
            })
    void renamedEntryIsAlsoFoundUnderItsFormerKey(String pointer, String found) {
        var renamed = Map.of("GB", "KR", "US", "KR");
        assertThat(Pointer.read(pointer, DATA, key -> renamed.getOrDefault(key, key)))
                .hasToString(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "count", "trends/modelCount", "/", "//a", "mean(/a)", "count(/a", "/a + b"})
    void refusesInvalidPointers(String text) {
        assertThatThrownBy(() -> Pointer.check(text)).hasMessageContaining("is not a pointer");
    }

    @Test
    void everyNumberBecomesADecimal() {
        assertThat(Pointer.read("/count", DATA, UnaryOperator.identity())).isEqualTo(List.of(BigDecimal.valueOf(3)));
        assertThat(Pointer.sum(Arrays.asList(BigDecimal.ONE, null, "text"))).isEqualTo(BigDecimal.ONE);
    }
}
