package dev.modelatlas.graphql.document;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.GraphQLClient;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class CostTest {

    /** 10 points for the field's statement and 1 for its record, then the content of the page. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ revision { number } }                                                     | 11",
                "{ models { nodes { name } } }                                               | 31",
                "{ models(first: 7) { nodes { name } pageInfo { hasNextPage } } }            | 19",
                "{ models(last: 7) { edges { cursor node { name } } } }                      | 25",
                "{ models(first: 7) { nodes { organizations { name } } } }                   | 39",
                "{ models(first: 7) { ...M } } fragment M on ModelConnection { nodes { name } } | 18",
                "{ a: revision { number } b: revision { number } }                           | 22",
                "{ organizations(first: 10) { nodes { models(first: 10) { nodes { name } } } } } | 131",
                "{ nodes(ids: [\"a\", \"b\", \"c\"]) { id } }                                | 13",
                "{ trends { modelCount ranking(by: SECTOR, first: 3) { key } } }             | 24",
                "{ trends(from: 2020, to: 2024) { years { year } } }                         | 26",
                "{ trends(from: 2020, to: 2024) { series(by: TASK) { years { year } } } }    | 201",
                "{ trends(from: 1) { series(by: TASK, top: 2) { years { year } } } }         | 423",
                "{ trends { modelCount unattributed(by: SECTOR) } }                          | 21",
                "{ trends { computeGrowth { factorPerYear } } }                              | 22",
                "{ trends { citation { url } } }                                             | 22",
                "{ model(slug: \"a\") { a: id b: id c: id d: id e: id f: id g: id h: id i: id j: id } }  | 12",
                "{ model(slug: \"a\") { ...F ...F } } fragment F on Model { a: id b: id c: id d: id e: id f: id }  | 11",
                "{ search(text: \"a\") { __typename } } | 70",
                "{ search(text: \"a-b\", first: 5) { __typename } } | 115",
                "{ search(text: \"\ufdfa\", first: 5) { __typename } } | 215",
                "{ search(text: \"a b\", first: 5) { __typename } } | 115",
                "{ models(first: 1, filter: {any: [{text: \"a\"}, {}]}) { totalCount } }       | 64",
            })
    void costCountsTheRecordsThatCanBeReturned(String document, int cost) {
        var answer = dryRun(document, Map.of());
        assertThatJson(answer.asString())
                .isEqualTo("{data: null, extensions: {cost: {requested: %d, maximum: 25000}}}".formatted(cost));
    }

    @Test
    void costDependsOnThePageSizeThatAVariableSets() {
        var document = "query Q($n: Int = 5) { models(first: $n) { nodes { name } } }";
        assertThat(requested(dryRun(document, Map.of()))).isEqualTo(16);
        assertThat(requested(dryRun(document, Map.of("n", 50)))).isEqualTo(61);
    }

    @Test
    void answerShowsItsCost() {
        assertThat(requested(GraphQLClient.post("{ models(first: 7) { nodes { name } } }")))
                .isEqualTo(18);
    }

    @Test
    void nestedConnectionsThatCostTooMuchAreRefused() {
        var answer = GraphQLClient.post("""
                { organizations(first: 100) { nodes { models(first: 100) { nodes {
                    organizations { models(first: 100) { nodes { name } } } } } } } }""");
        assertThatJson(answer.asString()).node("errors[0].extensions.code").isEqualTo("LIMIT_EXCEEDED");
        assertThatJson(answer.asString()).node("errors[0].message").isEqualTo("""
                The operation costs 3070211 points. The limit is 25000. Request smaller pages, or \
                fewer nested lists.""");
    }

    @Test
    void costDoesNotExceedTheLargestInt() {
        var bomb = new StringBuilder("{ ...F0 }");
        for (int i = 0; i < 40; i++) {
            bomb.append(" fragment F%d on Query { ...F%d ...F%d }".formatted(i, i + 1, i + 1));
        }
        var answer = GraphQLClient.post(bomb.append(" fragment F40 on Query { models { nodes { name } } }")
                .toString());
        assertThat(requested(answer)).isEqualTo(Integer.MAX_VALUE);
    }

    private static Response dryRun(String document, Map<String, ?> variables) {
        return given().header("X-Atlas-Dry-Run", "1")
                .contentType(ContentType.JSON)
                .body(Map.of("query", document, "variables", variables))
                .post("/graphql");
    }

    private static int requested(Response response) {
        return response.jsonPath().getInt("extensions.cost.requested");
    }
}
