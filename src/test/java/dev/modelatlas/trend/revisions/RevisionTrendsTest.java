package dev.modelatlas.trend.revisions;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Caches;
import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.testsupport.StatementCounter;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/** One query for trends at all revisions returns the same values as one query for each revision. */
@QuarkusTest
class RevisionTrendsTest {
    @Inject
    StatementCounter statements;

    private static final String EVERYTHING = """
            revision { number } from to lastCompleteYear modelCount compoundAnnualGrowthRate
            years { year modelCount change partial models(first: 1) { totalCount nodes { id } } }
            series(by: TASK, top: 3) { key label modelCount years { modelCount } }
            ranking(by: ORGANIZATION, first: 3) { key label modelCount models(first: 1) { nodes { id } } }
            families: ranking(by: TASK_FAMILY, first: 3) { key label }
            unattributed(by: TASK) firsts(by: COUNTRY) { key model { id } models { id } }
            prolificOrganizations(year: 2024) { country { id } organizations { key } }
            computeFrontier { flop model { id } } computeGrowth { factorPerYear factorLow factorHigh }
            compute(by: COUNTRY) { key known totalFlop share medianFlop largest { id } }
            distribution(of: PARAMETERS) { year known median } thresholds { certain byEstimate possible unknown }
            catchUp(flop: 1e25) { key model { id } daysAfterFirst }
            table(rows: SECTOR, columns: OPENNESS) { total rows { key cells } columns { key } }
            sources { name } otherSources
            """;

    @Test
    void oneQueryReturnsModelCountsOfAllRevisions() {
        var document =
                "{ revisions(first: 50) { nodes { asOf trends(to: 2024, filter: {minTrainingFlop: 1e25}) { modelCount } } } }";
        var answer = GraphQLClient.post(document).jsonPath();
        for (var expected :
                Map.of("2025-02-01", 18, "2025-11-01", 11, "2026-08-19", 9).entrySet()) {
            assertThat(answer.<Integer>getList("data.revisions.nodes.findAll { it.asOf == '%s' }.trends.modelCount"
                            .formatted(expected.getKey())))
                    .as(expected.getKey())
                    .containsOnly(expected.getValue());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from: 2020, to: 2024",
                "from: 2022, filter: { domains: [\"language\"], countries: [\"US\", \"CN\"] }, countryBasis: RECORDED",
                "to: 2024, filter: { minParameters: 1e10, publishers: [\"Epoch AI\"] }, organizationBasis: RECORDED",
                "from: 2023, filter: { text: \"llama\" }",
            })
    void allRevisionsTogetherGiveTheSameTrendsAsEachAlone(String arguments) {
        var together = GraphQLClient.post(
                        "{ revisions(first: 9) { nodes { number trends(" + arguments + ") { " + EVERYTHING + " } } } }")
                .jsonPath();
        assertThat(together.<Object>get("errors")).isNull();
        List<Map<String, Object>> nodes = together.getList("data.revisions.nodes");
        assertThat(nodes).hasSizeGreaterThanOrEqualTo(8);
        for (var node : nodes) {
            Caches.empty("dev.modelatlas.trend");
            var alone = GraphQLClient.post("{ trends(revision: " + node.get("number") + ", " + arguments + ") { "
                            + EVERYTHING + " } }")
                    .jsonPath();
            assertThat(node.get("trends")).as("revision " + node.get("number")).isEqualTo(alone.get("data.trends"));
        }
    }

    @Test
    void trendStatementReadsEachRevisionOnce() {
        var document = "{ models(first: 100) { nodes { firstRevision { trends(filter: {countries: [\"US\"]})"
                + " { compute(by: TASK) { key } } } } } }";
        var sent = statements.sent(
                () -> assertThat(GraphQLClient.post(document).jsonPath().<Object>get("errors"))
                        .isNull());
        assertThat(sent)
                .filteredOn(sql -> sql.contains("asked_place"))
                .isNotEmpty()
                .allSatisfy(sql -> {
                    var revisions = sql.replaceAll("(?s).*?unnest\\(cast\\(\\W*([0-9,\"]+)\\W.*", "$1")
                            .split(",");
                    assertThat(revisions).doesNotHaveDuplicates().hasSizeGreaterThan(1);
                });
    }

    @Test
    void trendsFailOnlyAtRevisionsWhereTheWindowIsTooLong() {
        // The last year of revisions 1 and 2 is 2024.
        var answer = GraphQLClient.post("{ revisions { nodes { trends(from: 1825) { modelCount } } } }")
                .asString();
        assertThatJson(answer).node("errors[0].message").isString().contains("years. The limit is 200.");
        assertThatJson(answer).node("data.revisions.nodes").isEqualTo("""
                [{trends: null}, {trends: null}, {trends: null}, {trends: null}, {trends: null}, {trends: null}, {trends: null},
                 {trends: {modelCount: 229}}, {trends: {modelCount: 192}}]""");
    }

    @Test
    void errorNamesAnUnknownPublisher() {
        var answer = GraphQLClient.post("{ trends(filter: { publishers: [\"Epoch\"] }) { modelCount } }")
                .asString();
        assertThatJson(answer).node("errors[0].extensions.argument").isEqualTo("filter.publishers");
        assertThatJson(answer)
                .node("errors[0].message")
                .isString()
                .isEqualTo(
                        "`filter.publishers`: no publisher has the name \"Epoch\". The query `revisions` lists valid values.");
    }
}
