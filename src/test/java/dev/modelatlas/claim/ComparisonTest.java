package dev.modelatlas.claim;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** When computed values match the published one. Items are separated by semicolons here; "-" means null. */
@Concurrent
class ComparisonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EQUAL    | 144                 | 144              | true",
                "EQUAL    | 145                 | 144              | false",
                "EQUAL    | 2.26096             | 226.1%           | true",
                "EQUAL    | 2.2605              | 226.1%           | true",
                "EQUAL    | 2.2604              | 226.1%           | false",
                "EQUAL    | 3.84e25             | 3.8e25           | true",
                "EQUAL    | 3.86e25             | 3.8e25           | false",
                "EQUAL    | 29;109;122          | 29, 109, 122     | true",
                "EQUAL    | 29;109              | 29, 109, 122     | false",
                "EQUAL    | 29;122;109          | 29, 109, 122     | false",
                "EQUAL    | EXAONE 1.0          | EXAONE 1.0       | true",
                "EQUAL    | 2021-08-11          | 2021-08          | true",
                "EQUAL    | 2021-09-10          | 2021-08          | false",
                "EQUAL    | 2021-08             | 2021-08-11       | false",
                "EQUAL    | -                   | 144              | false",
                "EQUAL    | GLM-4.5             | GLM 4.5          | true",
                "EQUAL    | GLM-4               | GLM 4.5          | false",
                "AT_LEAST | 0.4996              | 50%              | false",
                "AT_LEAST | 0.5                 | 50%              | true",
                "AT_LEAST | 0.521               | 50%              | true",
                "AT_LEAST | 0.494               | 50%              | false",
                "AT_LEAST | -                   | 50%              | false",
                "AT_LEAST | -0.35               | -10%             | false",
                "AT_MOST  | 3;9                 | 9                | true",
                "AT_MOST  | 3;10                | 9                | false",
                "AT_MOST  | 9.4                 | 9                | false",
                "RISING   | 1;2;3               | rising           | true",
                "RISING   | 1;2;2               | rising           | false",
                "RISING   | 1;-;3               | rising           | false",
                "RISING   | 1                   | rising           | false",
                "RISING   | 0.30000000000001;0.3000000000000101 | rising | false",
                "FALLING  | 3;2;1               | falling          | true",
                "FALLING  | 3;3;1               | falling          | false",
                "FIRST    | language;vision     | language         | true",
                "FIRST    | vision;language     | language         | false",
                "FIRST    | a;b;c               | a, b             | true",
                "FIRST    | a                   | a, b             | false",
                "RANK     | 3                   | 3                | true",
                "RANK     | 5                   | 3                | false",
                "ONE_OF   | b                   | a, b             | true",
                "ONE_OF   | c                   | a, b             | false",
                "SAME     | b;a                 | a, b             | true",
                "SAME     | a;b;c               | a, b             | false",
                "SAME     | a                   | a, b             | false",
                "SAME     | a;a;b               | a, b             | false",
                "SAME     | a;-                 | a, null          | false",
                "SAME     | 0.862;2             | 2, 86.2%         | true",
            })
    void comparisonDecidesWhetherComputedValuesMatchThePublishedOnes(
            Comparison comparison, String computed, String published, boolean matches) {
        assertThat(comparison.matches(items(computed), new Published(published), List.of()))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"43, 4, true", "33, 4, true", "17, 4, false", "43, 1, true"})
    void valueMatchesTopNIfItIsAmongTheNLargest(String computed, String published, boolean matches) {
        assertThat(Comparison.TOP.matches(items(computed), new Published(published), items("43;43;43;33;17;-")))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.26096    | 226.1%       | 226.1%",
                "0.8750     | 86.2%        | 87.5%",
                "149        | 144          | 149",
                "5.3e25     | 3.8e25       | 5.3e25",
                "29;109     | 29, 109, 122 | 29, 109",
                "0.06896;2  | rising       | 0.069, 2",
                "a;-        | a, b         | a, -",
            })
    void computedValuesAreShownAtThePublishedPrecision(String computed, String published, String shown) {
        assertThat(new Published(published).shown(items(computed))).isEqualTo(shown);
    }

    private static List<Object> items(String texts) {
        return Stream.of(texts.split(";")).map(ComparisonTest::item).toList();
    }

    private static Object item(String text) {
        if (text.equals("-")) {
            return null;
        }
        return text.matches("-?[0-9.]+(e[0-9]+)?") ? new BigDecimal(text) : text;
    }
}
