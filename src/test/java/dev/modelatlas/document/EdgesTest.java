package dev.modelatlas.document;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.GraphQLClient;

import static org.assertj.core.api.Assertions.assertThat;

/** For Relay, edges contain the same records as nodes, each with its cursor. */
@QuarkusTest
class EdgesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "models(revision: 3, first: 3, after: AFTER)        | models        | slug",
                "organizations(revision: 3, first: 3, after: AFTER) | organizations | slug",
                "countries(revision: 3, first: 3, after: AFTER)     | countries     | code",
                "revisions(first: 3, after: AFTER)                  | revisions     | number",
                "claims(revision: 3, first: 3, after: AFTER)        | claims        | slug",
                "changes(since: 3, first: 3, after: AFTER)          | changes       | slug",
            })
    void edgesHaveTheNodesWithTheirCursors(String call, String field, String key) {
        var page = page(call.replace("AFTER", "null"), field, key);
        assertThat(page.<Object>getList("edges.node"))
                .isEqualTo(page.getList("nodes"))
                .hasSize(3);
        assertThat(page.getString("edges[0].cursor")).isEqualTo(page.getString("pageInfo.startCursor"));
        assertThat(page.getString("edges[2].cursor")).isEqualTo(page.getString("pageInfo.endCursor"));
        var next = page(call.replace("AFTER", '"' + page.getString("edges[0].cursor") + '"'), field, key);
        assertThat(next.<Object>getList("nodes").subList(0, 2))
                .isEqualTo(page.getList("nodes").subList(1, 3));
    }

    private static JsonPath page(String call, String field, String key) {
        var document = "{ %s { edges { cursor node { %s } } nodes { %s } pageInfo { startCursor endCursor } } }";
        return GraphQLClient.post(document.formatted(call, key, key)).jsonPath().setRootPath("data." + field);
    }
}
