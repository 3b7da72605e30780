package dev.modelatlas.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.revision.RevisionRepository;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.testsupport.StatementCounter;

import static org.assertj.core.api.Assertions.assertThat;

/** How many statements a document costs depends on the document, never on the number of records. */
@QuarkusTest
class StatementsTest {
    @Inject
    StatementCounter statements;

    @Inject
    ModelRepository models;

    @Inject
    RevisionRepository revisions;

    @Test
    void counterSeesEachStatementOfAQueryPerRow() {
        assertThat(statements.during(() -> queryPerRow(1))).isEqualTo(2);
        assertThat(statements.during(() -> queryPerRow(10))).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100})
    void pageOfModelsWithAllItRelatesToCostsOneStatementBesidesTheRevision(int first) {
        var document = """
                query ($first: Int) {
                  models(first: $first) {
                    nodes {
                      id name organizations { name headquarters { name } group { name } } countries { code name }
                      recorded: countries(basis: RECORDED) { code } collaboration sectors domains { name } tasks { name }
                      source { name } firstRevision { number }
                    }
                  }
                }""";
        assertThat(cost(document, first)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "models(first: $first, filter: { text: \"a\", any: [{ text: \"meta\" }, {}] }) { totalCount nodes { slug } }",
                "models(first: $first, filter: { releasedTo: \"2025-10-30\" }) { totalCount nodes { baseModels { slug }"
                        + " history { kind model { slug } } } }",
                "organizations(first: $first) { nodes { modelCount members { slug } firstModel { slug }"
                        + " models(first: 2) { totalCount nodes { slug } } g: models(basis: GROUP) { nodes { slug } } } }",
                "countries(first: $first) { nodes { modelCount organizations { nodes { slug } }"
                        + " firstModel(domain: \"language\") { slug } models(last: 3) { nodes { slug baseModels { slug } } } } }",
                "changes(since: 0, first: $first) { nodes { kind fields { field } model { slug history { kind } } } }"
            })
    void nestedFieldsCostTheSameForAnyNumberOfRecords(String field) {
        var document = "query ($first: Int) { " + field + " }";
        var costs = Stream.of(1, 10, 100).map(first -> cost(document, first)).toList();
        assertThat(costs).containsOnly(costs.get(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100})
    void searchCostsOneStatementForModelsAndOneForTheRest(int first) {
        var document = """
                query ($first: Int) {
                  search(text: "a", first: $first) {
                    ... on Model { slug organizations { name } }
                    ... on Organization { slug modelCount headquarters { name } }
                    ... on Country { code modelCount }
                  }
                }""";
        assertThat(cost(document, first)).isEqualTo(3);
    }

    @Test
    void changesOfEachRevisionAreReadTogether() {
        var document =
                "query ($first: Int) { revisions(first: $first) { nodes { number changes(first: 3) { nodes { slug } } } } }";
        assertThat(cost(document, 8)).isEqualTo(cost(document, 1)).isEqualTo(2);
    }

    /** After a first run, which fills what stays in memory. */
    private int cost(String document, int first) {
        Runnable ask = () -> assertThat(
                        GraphQLClient.post(document, Map.of("first", first)).asString())
                .doesNotContain("\"errors\"");
        ask.run();
        return statements.during(ask);
    }

    private void queryPerRow(int rows) {
        for (var row = 0; row < rows; row++) {
            models.byIds(new Snapshot(8, false), List.of(row));
            revisions.asOf(LocalDate.of(2025, 2, 1));
        }
    }
}
