package dev.modelatlas.node;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.modelatlas.graphql.NodeId;
import dev.modelatlas.testsupport.GraphQLClient;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

@QuarkusTest
class NodeApiTest {

    @Test
    void resolvesIdsAtTheirRevisions() {
        var ids = GraphQLClient.post("""
                        { then: model(slug: "gpt-4", revision: 3) { id } now: model(slug: "gpt-4") { id }
                          country(code: "KR") { id } organization(slug: "naver") { id } revision(number: 2) { id } }""").<Map<String, Map<String, String>>>path("data").values().stream()
                .map(node -> node.get("id"))
                .toList();
        assertThatJson(nodes(ids)).isEqualTo("""
                        [{ "__typename": "Model", "slug": "gpt-4" }, { "__typename": "Model", "slug": "gpt-4" },
                         { "__typename": "Country", "code": "KR" }, { "__typename": "Organization", "slug": "naver" },
                         { "__typename": "Revision", "number": 2 }]""");
    }

    @Test
    void findsARemovedModelAtRevisionsThatContainIt() {
        String slug = GraphQLClient.post("{ changes(since: 1, kinds: [REMOVED], first: 1) { nodes { slug } } }")
                .path("data.changes.nodes[0].slug");
        String pinned = GraphQLClient.post("{ model(slug: \"" + slug + "\", revision: 1) { id } }")
                .path("data.model.id");
        assertThatJson(nodes(List.of(pinned))).isEqualTo("[{ \"__typename\": \"Model\", \"slug\": \"" + slug + "\" }]");
    }

    @Test
    void idWithAnUnknownRevisionGivesNullAndDoesNotAffectOtherIds() {
        var ids = Stream.of(
                        "Model:gpt-4@3",
                        "Model:gpt-4@999",
                        "Country:KR@999",
                        "Organization:naver@999",
                        "Claim:is-198-22@999")
                .map(NodeApiTest::id)
                .toList();
        assertThatJson(nodes(ids)).isEqualTo("""
                        [{ "__typename": "Model", "slug": "gpt-4" }, null, null, null, null]""");
        GraphQLClient.assertThatAnswer("{ node(id: \"" + ids.get(1) + "\") { id } }")
                .node("errors[0].extensions.code")
                .isEqualTo("REVISION_NOT_FOUND");
    }

    private static String id(String content) {
        var parts = content.split("[:@]");
        return NodeId.encode(parts[0], parts[1], Integer.valueOf(parts[2]));
    }

    @Test
    void refusesADamagedId() {
        GraphQLClient.assertThatAnswer("{ node(id: \"xx\") { id } }")
                .node("errors[0].message")
                .isEqualTo("`id` is not a valid ID. Use an ID from an earlier response.");
        GraphQLClient.assertThatAnswer("{ nodes(ids: [\"" + id("Model:gpt-4@8") + "\", \"xx\"]) { id } }")
                .node("errors[0].message")
                .isEqualTo("`ids[1]` is not a valid ID. Use an ID from an earlier response.");
    }

    private static Object nodes(List<String> ids) {
        return GraphQLClient.post("""
                        query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on Model { slug } ... on Country { code }
                          ... on Organization { slug } ... on Revision { number } } }""", Map.of("ids", ids)).path("data.nodes");
    }
}
