package dev.modelatlas.trend.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import net.javacrumbs.jsonunit.assertj.JsonAssert;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.GraphQLClient;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/** Tables of the shipped revisions. All of them are recounted by {@code RecountTest}, too. */
@QuarkusTest
class TableTest {

    /** Each row has the counts under a filter by the row's key. Each column has the key of a value in the ranking. */
    @Test
    void rowsAndColumnsEqualTheRankingsOfTheirDimensions() {
        var answer = GraphQLClient.post("""
                { trends(revision: 1, from: 2020, to: 2021) {
                  modelCount
                  table(rows: COUNTRY, columns: COLLABORATION) {
                    total rows { key label(language: KO) total cells } columns { key label(language: KO) }
                  }
                  rows: ranking(by: COUNTRY) { key label(language: KO) total: modelCount }
                  columns: ranking(by: COLLABORATION) { key label(language: KO) }
                } }""").jsonPath();
        assertThat(answer.getInt("data.trends.table.total")).isEqualTo(answer.getInt("data.trends.modelCount"));
        assertThat(answer.<Object>get("data.trends.table.columns")).isEqualTo(answer.get("data.trends.columns"));
        List<Map<String, Object>> rows = answer.getList("data.trends.table.rows");
        List<String> columns = answer.getList("data.trends.table.columns.key");
        assertThat(columns).hasSize(2);
        var ofRankings = new ArrayList<Map<String, Object>>(answer.getList("data.trends.rows"));
        for (var row : ofRankings) {
            var counted = GraphQLClient.post("{ trends(revision: 1, from: 2020, to: 2021, filter: {countries: [\""
                            + row.get("key") + "\"]}) { ranking(by: COLLABORATION) { key modelCount } } }")
                    .jsonPath();
            var byColumn = new HashMap<String, Integer>();
            counted.<Map<String, Object>>getList("data.trends.ranking")
                    .forEach(one -> byColumn.put((String) one.get("key"), (Integer) one.get("modelCount")));
            row.put(
                    "cells",
                    columns.stream()
                            .map(column -> byColumn.getOrDefault(column, 0))
                            .toList());
        }
        assertThat(rows.subList(0, ofRankings.size())).isEqualTo(ofRankings);
    }

    @Test
    void modelsWithoutAValueAreInTheLastRow() {
        var answer = GraphQLClient.post("{ trends(revision: 1) { table(rows: TASK, columns: DOMAIN)"
                        + " { rows { key label ko: label(language: KO) total } } unattributed(by: TASK) } }")
                .jsonPath();
        var last = new HashMap<String, Object>(Map.of("label", "Not recorded", "ko", "기록 없음"));
        last.put("key", null);
        last.put("total", answer.getInt("data.trends.unattributed"));
        assertThat(answer.<Object>get("data.trends.table.rows[-1]")).isEqualTo(last);
    }

    @Test
    void errorForATooLargeTableStatesItsSize() {
        var trends = "trends(revision: 8, organizationBasis: RECORDED) ";
        var lines = GraphQLClient.post("{ " + trends + "{ ranking(by: ORGANIZATION) { key } } }")
                .jsonPath()
                .getList("data.trends.ranking")
                .size();
        var answer = answer("{ " + trends + "{ table(rows: ORGANIZATION, columns: ORGANIZATION) { total } } }");
        answer.node("errors[0].extensions.code").isEqualTo("LIMIT_EXCEEDED");
        answer.node("errors[0].message")
                .isEqualTo(
                        "The table of ORGANIZATION by ORGANIZATION has %1$d rows and %1$d columns (%2$d cells). The limit is"
                                        .formatted(lines, lines * lines)
                                + " 10000 cells. Narrow the filter, or choose another dimension.");
    }

    private static JsonAssert.ConfigurableJsonAssert answer(String document) {
        return assertThatJson(GraphQLClient.post(document).asString());
    }
}
