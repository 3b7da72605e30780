package dev.modelatlas.history;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static dev.modelatlas.testsupport.GraphQLClient.assertThatAnswer;
import static dev.modelatlas.testsupport.GraphQLClient.assertThatData;

@QuarkusTest
class HistoryApiTest {

    @Test
    void feedHoldsTombstonesAndWhatTheModelWas() {
        assertThatData("""
                        { revision(number: 2) { removed changes(kinds: [REMOVED], first: 1) { totalCount nodes {
                            kind slug fields { field } model { slug } revision { number } } } } }""").isEqualTo("""
                        { "revision": { "removed": 3, "changes": { "totalCount": 3, "nodes": [{
                            "kind": "REMOVED", "slug": "flamingo", "fields": [], "model": null, "revision": { "number": 2 }
                        }] } } }""");
    }

    @Test
    void historyTellsTheNewestFirst() {
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
                        "{ \"revisions\": { \"totalCount\": 8, \"nodes\": [{ \"number\": 8 }, { \"number\": 7 }], \"pageInfo\": { \"hasNextPage\": true } } }");
    }

    @Test
    void changesSinceARevisionThatIsNotThereAreRefused() {
        assertThatAnswer("{ changes(since: 9) { totalCount } }")
                .node("errors[0].message")
                .isEqualTo("`since`: there is no revision 9; give one from 1 to 8, or 0 for all changes.");
    }
}
