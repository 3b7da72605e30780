package dev.modelatlas.graphql.document;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.graphql.schema.SmallSchema;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** The maximum cost of operations, without a server. */
@Concurrent
class OperationCostTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{ __typename }                                                      | 0",
                "{ model { name } }                                                  | 11",
                "{ named { name } }                                                  | 11",
                "{ day(of: \"2025-02-01\") }                                         | 0",
                "{ model { countries { name } } }                                    | 14",
                "{ model { flop } }                                                  | 11",
                "{ models { totalCount } }                                           | 11",
                "{ models { nodes { name } } }                                       | 31",
                "{ models(first: 7) { nodes { name } } }                             | 18",
                "{ models(last: 7) { nodes { name } } }                              | 18",
                "{ models(first: 0) { nodes { name } } }                             | 14",
                "{ models(first: -5) { nodes { name } } }                            | 14",
                "{ models(first: 7) { edges { node { name } } } }                    | 25",
                "{ models(first: 7) { nodes { countries { name } } } }               | 39",
                "{ models(first: 7) { nodes { bases(first: 2) { nodes { name } } } } } | 39",
                "{ models(first: 7) { nodes { bases { nodes { name } } } } }         | 165",
                "{ nodes(ids: [\"a\", \"b\", \"c\"]) { name } }                      | 13",
                "{ nodes(ids: []) { name } }                                         | 10",
                "{ trends { total } }                                                | 11",
                "{ trends { largest { name } } }                                     | 22",
                "{ trends { years { year } } }                                       | 42",
                "{ trends(from: 2020, to: 2024) { years { year } } }                 | 26",
                "{ trends(from: 2024, to: 2024) { years { year } } }                 | 22",
                "{ trends(from: 2025, to: 2024) { years { year } } }                 | 22",
                "{ trends(from: 1, to: 9999) { years { year } } }                    | 221",
                "{ apart { years { year } } }                                        | 14",
                "{ trends { series { key } } }                                       | 51",
                "{ trends { series(top: 2) { key } } }                               | 23",
                "{ trends(from: 2020, to: 2024) { series(top: 2) { years { year } } } } | 33",
                "{ search(text: \"a\", first: 5) { totalCount } }                    | 61",
                "{ search(text: \" a  b \", first: 5) { totalCount } }               | 111",
                "{ search(text: \"a b c d e f g h i j k\", first: 5) { totalCount } } | 511",
                "{ models(filter: {any: [{text: \"a b\"}, {text: \"c\"}]}) { totalCount } } | 164",
                "{ models(filter: {kinds: [ONE, TWO]}) { totalCount } }              | 12",
                "{ ... { model { name } } }                                          | 11",
                "{ ... on Query { model { name } } }                                 | 11",
                "{ named { ... on Model { countries { name } } } }                   | 14",
                "{ a: model { name } b: model { name } }                             | 22",
                "{ models(first: 7) { ...M } } fragment M on ModelConnection { nodes { name } } | 18",
                "mutation { publish }                                                | 0",
                "subscription { published { name } }                                 | 1",
            })
    void costCountsRecordsAndStatements(String document, int cost) {
        assertThat(cost(document, Map.of())).isEqualTo(cost);
    }

    @Test
    void costUsesTheValuesOrDefaultsOfVariables() {
        var document = "query Q($n: Int = 5) { models(first: $n) { nodes { name } } }";
        assertThat(cost(document, Map.of())).isEqualTo(16);
        assertThat(cost(document, Map.of("n", 50))).isEqualTo(61);
        var filter = "query Q($f: Filter) { models(first: 1, filter: $f) { totalCount } }";
        assertThat(cost(filter, Map.of("f", Map.of("any", List.of(Map.of("text", "a b"), Map.of())))))
                .isEqualTo(11 + 3 + 100);
        assertThat(cost("query Q($i: [ID!]!) { nodes(ids: $i) { name } }", Map.of("i", List.of("a", "b"))))
                .isEqualTo(12);
    }

    @Test
    void costDoesNotExceedTheLargestInt() {
        var document = "{ models(first: 2147483647) { nodes { bases(first: 2147483647) { nodes { name } } } } }";
        assertThat(cost(document, Map.of())).isEqualTo(Integer.MAX_VALUE);
    }

    /** Without caching by fragment, this takes 2^60 steps. */
    @Test
    void costOfNestedFragmentsIsComputedOncePerFragment() {
        var document = new StringBuilder("{ named { ...F0 } }");
        for (var n = 0; n < 60; n++) {
            document.append(" fragment F%d on Named { ...F%d ...F%d }".formatted(n, n + 1, n + 1));
        }
        document.append(" fragment F60 on Named { name }");
        assertThat(cost(document.toString(), Map.of())).isEqualTo(11);
    }

    private static int cost(String text, Map<String, Object> variables) {
        var document = SmallSchema.prepared(text, SmallSchema.parse(text));
        return CostCalculator.of(SmallSchema.SCHEMA, document.operation(null, variables));
    }
}
