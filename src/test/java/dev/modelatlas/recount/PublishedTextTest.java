package dev.modelatlas.recount;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** The recount compares with printed values as the rules of claims say. Values are separated by semicolons here. */
@Concurrent
class PublishedTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EQUAL    | 2.2605              | 226.1%           | true",
                "EQUAL    | 2.2604              | 226.1%           | false",
                "EQUAL    | 3.84e25             | 3.8e25           | true",
                "EQUAL    | 3.86e25             | 3.8e25           | false",
                "EQUAL    | -0.15               | -15%             | true",
                "EQUAL    | 29;122;109          | 29, 109, 122     | false",
                "EQUAL    | 2021-08-11          | 2021-08          | true",
                "EQUAL    | GLM-4.5             | GLM 4.5          | true",
                "EQUAL    | -                   | 144              | false",
                "AT_LEAST | 0.4996              | 50%              | false",
                "AT_LEAST | -0.35               | -10%             | false",
                "AT_MOST  | 3;9                 | 9                | true",
                "AT_MOST  | 3;10                | 9                | false",
                "RISING   | 1;2;2               | rising           | false",
                "RISING   | 1;-;3               | rising           | false",
                "RISING   | 1                   | rising           | false",
                "FALLING  | 3;2;1               | falling          | true",
                "FIRST    | a;b;c               | a, b             | true",
                "FIRST    | a                   | a, b             | false",
                "ONE_OF   | c                   | a, b             | false",
                "SAME     | b;a                 | a, b             | true",
                "SAME     | a;a;b               | a, b             | false",
                "TOP      | 33                  | 4                | true",
                "TOP      | 17                  | 4                | false",
            })
    void acceptsValuesThatAgreeWithThePrintedOnes(String comparison, String values, String printed, boolean isAs) {
        assertThat(new PublishedText(printed).accepts(comparison, items(values), items("43;43;43;33;17;-")))
                .isEqualTo(isAs);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.26096    | 226.1%       | 226.1%",
                "0.8750     | 86.2%        | 87.5%",
                "5.3e25     | 3.8e25       | 5.3e25",
                "29;109     | 29, 109, 122 | 29, 109",
                "0.06896;2  | rising       | 0.069, 2",
                "a;-        | a, b         | a, -",
            })
    void showsValuesAtThePrintedPrecision(String values, String printed, String shown) {
        assertThat(new PublishedText(printed).shown(items(values))).isEqualTo(shown);
    }

    private static List<Object> items(String texts) {
        var items = new ArrayList<Object>();
        for (var text : texts.split(";")) {
            items.add(
                    text.equals("-")
                            ? null
                            : text.matches("-?[0-9.]+(e[0-9]+)?") ? (Object) Double.parseDouble(text) : text);
        }
        return items;
    }
}
