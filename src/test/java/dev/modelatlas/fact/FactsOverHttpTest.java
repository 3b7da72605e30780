package dev.modelatlas.fact;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.GraphQLClient;

import static dev.modelatlas.testsupport.GraphQLClient.assertThatAnswer;
import static dev.modelatlas.testsupport.GraphQLClient.assertThatData;
import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/** The facts added in edition 2, over HTTP. Revision 9 has the vintage of revision 8, with these facts. */
@QuarkusTest
class FactsOverHttpTest {
    private static final String LATER = "trainingDatasets trainingCodeAccessibility hardwareUtilization trainingCost"
            + " finetuneFlop citations reference";

    @Test
    void factsOfEdition2HaveValuesFromRevision9On() {
        assertThatData("{ before: model(slug: \"gpt-4\", revision: 8) { " + LATER
                        + " } now: model(slug: \"gpt-4\", revision: 9) { " + LATER + " } }")
                .isEqualTo("""
                        {before: {trainingDatasets: [], trainingCodeAccessibility: null, hardwareUtilization: null,
                           trainingCost: null, finetuneFlop: null, citations: null, reference: null},
                         now: {trainingDatasets: ["Unspecified unreleased"], trainingCodeAccessibility: "Unreleased",
                           hardwareUtilization: 0.34, trainingCost: 81392748.68255694, finetuneFlop: null,
                           citations: 24490, reference: "GPT-4 Technical Report"}}""");
    }

    @Test
    void factsOfEdition2DoNotChangeCounts() {
        assertThat(figures(9)).isEqualTo(figures(8)).containsKeys("modelCount", "organizations", "computeGrowth");
    }

    private static Map<String, Object> figures(int revision) {
        return GraphQLClient.post(
                        "{ trends(revision: " + revision + ", from: 2010) { modelCount"
                                + " organizations: ranking(by: ORGANIZATION) { rank key modelCount }"
                                + " countries: series(by: COUNTRY) { key years { year modelCount } }"
                                + " domains: series(by: DOMAIN) { key years { year modelCount } }"
                                + " tasks: ranking(by: TASK) { rank key modelCount } computeGrowth { models factorPerYear } } }")
                .jsonPath()
                .getMap("data.trends");
    }

    @Test
    void historyOfAModelListsTheFactsAddedInRevision9() {
        assertThatAnswer("{ model(slug: \"gpt-4\", revision: 9) { history { kind revision { number label }"
                        + " fields { field before after origin } } } }")
                .inPath("data.model.history[0]")
                .isEqualTo("""
                        {kind: "CHANGED", revision: {number: 9, label: "2026-08-19-facts"}, fields: [
                          {field: "trainingDatasets", before: null, after: "[\\"Unspecified unreleased\\"]", origin: "SOURCE"},
                          {field: "trainingCodeAccessibility", before: null, after: "Unreleased", origin: "SOURCE"},
                          {field: "hardwareUtilization", before: null, after: "0.34", origin: "SOURCE"},
                          {field: "trainingCost", before: null, after: "81392748.68255694", origin: "SOURCE"},
                          {field: "citations", before: null, after: "24490", origin: "SOURCE"},
                          {field: "reference", before: null, after: "GPT-4 Technical Report", origin: "SOURCE"}]}""");
    }

    @Test
    void exportsAndMetadataContainTheFactsOfEdition2FromRevision9On() {
        assertThat(columns(8)).isEqualTo(Fact.of(1).stream().map(Fact::column).toList());
        assertThat(columns(9)).isEqualTo(Fact.of(2).stream().map(Fact::column).toList());
        var fields = given().get("/export/models.metadata.json?revision=9")
                .jsonPath()
                .<Map<String, Object>>getList("resources[0].schema.fields");
        assertThat(fields.stream().map(field -> field.get("name"))).containsExactlyElementsOf(columns(9));
        assertThatJson(fields.get(21))
                .isEqualTo("{name: \"hardware_utilization\", type: \"number\", unit: \"share of 1\", description: \""
                        + Fact.HARDWARE_UTILIZATION.description() + "\"}");
        assertThat(given().get("/export/models.metadata.json?revision=8")
                        .jsonPath()
                        .getList("resources[0].schema.fields.name"))
                .isEqualTo(columns(8));
    }

    private static List<String> columns(int revision) {
        var csv = given().get("/export/models.csv?revision=" + revision).asString();
        return List.of(csv.lines().findFirst().orElseThrow().split(","));
    }
}
