package dev.modelatlas.trend;

import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.testsupport.StatementCounter;

import static org.assertj.core.api.Assertions.assertThat;

/** What trends cost in statements depends on the document, never on the number of records. */
@QuarkusTest
class TrendStatementsTest {
    @Inject
    StatementCounter statements;

    @Test
    void onlyWhatIsSelectedIsComputed() {
        var window = cost("modelCount", 1);
        assertThat(cost("years { modelCount }", 1)).isEqualTo(window + 1);
        assertThat(cost("series(by: COUNTRY) { label subject { __typename } years { rank } }", 1))
                .isEqualTo(window + 1);
        assertThat(cost("ranking(by: TASK) { label } unattributed(by: TASK) computeGrowth { models }", 1))
                .isEqualTo(window + 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ranking(by: ORGANIZATION, first: $n) { models(first: 2) { totalCount nodes { slug } } }",
                "series(by: TASK, top: $n) { models { nodes { slug } } years { models(last: 1) { nodes { slug } } } }",
                "ranking(by: ORGANIZATION, first: $n) { subject { ... on Organization { trend { rank } g: trend(from: 2020,"
                        + " to: 2024, basis: GROUP) { models { totalCount } } } } }",
                "ranking(by: COUNTRY, first: $n) { subject { ... on Country { trend(basis: RECORDED) { rank } } } }"
            })
    void nestedFieldsCostTheSameForAnyNumberOfRecords(String selection) {
        var costs = Stream.of(1, 10, 100).map(n -> cost(selection, n)).toList();
        assertThat(costs).containsOnly(costs.get(0));
    }

    /** After a first run, which fills what stays in memory. */
    private int cost(String selection, int n) {
        var document = (selection.contains("$n") ? "query ($n: Int) " : "") + "{ trends { " + selection + " } }";
        Runnable ask =
                () -> assertThat(GraphQLClient.post(document, Map.of("n", n)).asString())
                        .doesNotContain("\"errors\"");
        ask.run();
        return statements.during(ask);
    }
}
