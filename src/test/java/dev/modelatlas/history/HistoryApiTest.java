package dev.modelatlas.history;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.GraphQLClient;

import static dev.modelatlas.testsupport.GraphQLClient.assertThatAnswer;
import static dev.modelatlas.testsupport.GraphQLClient.assertThatData;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class HistoryApiTest {

    @Test
    void changeFeedListsARemovedModelByItsSlug() {
        assertThatData("""
                        { revision(number: 2) { removed changes(kinds: [REMOVED], first: 1) { totalCount nodes {
                            kind slug fields { field } model { slug } revision { number } } } } }""").isEqualTo("""
                        { "revision": { "removed": 3, "changes": { "totalCount": 3, "nodes": [{
                            "kind": "REMOVED", "slug": "flamingo", "fields": [], "model": null, "revision": { "number": 2 }
                        }] } } }""");
    }

    @Test
    void historyListsTheNewestChangeFirst() {
        assertThatData("""
                        { model(slug: "gpt-4", revision: 3) { history { kind revision { number } fields { field before after origin reason } } } }""").isEqualTo("""
                        { "model": { "history": [
                          { "kind": "CHANGED", "revision": { "number": 3 }, "fields": [{
                            "field": "trainingHours", "before": null, "after": "2280", "origin": "SOURCE", "reason": null }] },
                          { "kind": "ADDED", "revision": { "number": 1 }, "fields": [] }
                        ] } }""");
    }

    @Test
    void revisionsAreListedNewestFirst() {
        assertThatData("{ revisions(first: 2) { totalCount nodes { number } pageInfo { hasNextPage } } }")
                .isEqualTo(
                        "{ \"revisions\": { \"totalCount\": 9, \"nodes\": [{ \"number\": 9 }, { \"number\": 8 }], \"pageInfo\": { \"hasNextPage\": true } } }");
    }

    @Test
    void refusesChangesSinceAnUnknownRevision() {
        assertThatAnswer("{ changes(since: 10) { totalCount } }")
                .node("errors[0].message")
                .isEqualTo("`since`: revision 10 does not exist. Give a revision from 1 to 9, or 0 for all changes.");
    }

    @Test
    void changesSinceARevisionBeginWithTheNextRevision() {
        assertThatData("""
                        { since: changes(since: 2, first: 1) { nodes { revision { number } } } next: revision(number: 3) {
                            changes(first: 1) { nodes { revision { number } } } } }""").isEqualTo("""
                        { "since": { "nodes": [{ "revision": { "number": 3 } }] }, "next": {
                            "changes": { "nodes": [{ "revision": { "number": 3 } }] } } }""");
    }

    @Test
    void importNotesAreListedInTheOrderOfTheFile() {
        assertThatData("""
                        { revision(number: 1) { skippedRows notes(first: 12) { totalCount pageInfo { hasNextPage }
                            edges { node { line } } nodes { code line column value message } } } }""")
                .and(
                        it -> it.node("revision.skippedRows").isEqualTo(0),
                        it -> it.node("revision.notes.totalCount").isEqualTo(20),
                        it -> it.node("revision.notes.pageInfo.hasNextPage").isEqualTo(true),
                        it -> it.node("revision.notes.edges[1].node.line").isEqualTo(245),
                        it -> it.node("revision.notes.nodes").isArray().hasSize(12),
                        it -> it.node("revision.notes.nodes[11]").isEqualTo("""
                                { "code": "UNKNOWN", "line": 605, "column": "Confidence", "value": "Wrong",
                                  "message": "Line 605, column \\"Confidence\\": \\"Wrong\\" says that the figures are wrong, not how sure they are. Taken as unknown." }"""));
    }

    @Test
    void importNotesCanBePagedFromBothEnds() {
        var end = GraphQLClient.post(
                        "{ revision(number: 1) { notes(last: 2) { nodes { line } pageInfo { startCursor hasPreviousPage } } } }")
                .jsonPath();
        assertThat(end.getList("data.revision.notes.nodes.line", Integer.class)).containsExactly(1156, 1173);
        assertThat(end.getBoolean("data.revision.notes.pageInfo.hasPreviousPage"))
                .isTrue();
        var cursor = end.getString("data.revision.notes.pageInfo.startCursor");
        var before = GraphQLClient.post("{ revision(number: 1) { notes(last: 2, before: \"" + cursor
                        + "\") { nodes { line } edges { cursor } } } }")
                .jsonPath();
        assertThat(before.getList("data.revision.notes.nodes.line", Integer.class))
                .containsExactly(1062, 1115);
        var after = before.getString("data.revision.notes.edges[0].cursor");
        assertThat(GraphQLClient.post("{ revision(number: 1) { notes(first: 1, after: \"" + after
                                + "\") { nodes { line } } } }")
                        .jsonPath()
                        .getList("data.revision.notes.nodes.line", Integer.class))
                .containsExactly(1115);
        assertThatAnswer("{ revision(number: 2) { notes(first: 1, after: \"" + after + "\") { nodes { line } } } }")
                .node("errors[0].extensions.argument")
                .isEqualTo("after");
    }
}
