package dev.modelatlas.revision;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static dev.modelatlas.testsupport.GraphQLClient.assertThatAnswer;

/** The field {@code revision}, with the shipped revisions, which are loaded into an empty database at start. */
@QuarkusTest
class RevisionApiTest {
    @Test
    void fieldWithoutArgumentsReturnsTheCurrentRevision() {
        assertThatAnswer("{ revision { number } }")
                .inPath("data.revision.number")
                .isEqualTo(9);
    }

    @Test
    void responseListsTheRevisionsThatWereRead() {
        assertThatAnswer("{ old: revision(number: 1) { label } older: revision(asOf: \"2024-12-01\") { number asOf } }")
                .isEqualTo("""
                        {
                          "data": {"old": {"label": "2024-07-16"}, "older": {"number": 2, "asOf": "2024-11-22"}},
                          "extensions": {"atlas": {"revisions": [
                            {"number": 1, "asOf": "2024-07-16"},
                            {"number": 2, "asOf": "2024-11-22"}
                          ]}, "cost": {"requested": 22, "maximum": 25000}}
                        }""");
    }

    @Test
    void showsTheChangesOfARevision() {
        assertThatAnswer(
                        "{ revision(number: 2) { modelCount added changed renamed removed publisher source { sha256 } } }")
                .inPath("data.revision")
                .isEqualTo("""
                        {modelCount: 229, added: 40, changed: 90, renamed: 4, removed: 3, publisher: "Epoch AI",
                         source: {sha256: "fad217fa7dfd141154b95dbe47c26710fb0bbf636d24e76daaeef5819a9ed4f7"}}""");
    }

    @Test
    void dateOfARevisionSelectsThatRevision() {
        assertThatAnswer("{ revision(asOf: \"2024-07-16\") { number } }")
                .inPath("data.revision.number")
                .isEqualTo(1);
    }

    @Test
    void returnsNullForADateBeforeTheFirstRevision() {
        assertThatAnswer("{ revision(asOf: \"2024-07-15\") { number } }")
                .isEqualTo("{data: {revision: null}, extensions: {cost: {requested: 11, maximum: 25000}}}");
    }

    @Test
    void errorForAnUnknownNumberNamesTheExistingRange() {
        assertThatAnswer("{ revision(number: 99) { number } }").isEqualTo("""
                        {
                          "errors": [{
                            "message": "Revision 99 does not exist. Choose a revision from 1 to 9.",
                            "locations": [{"line": 1, "column": 3}],
                            "path": ["revision"],
                            "extensions": {"code": "REVISION_NOT_FOUND", "argument": "number"}
                          }],
                          "data": {"revision": null},
                          "extensions": {"cost": {"requested": 11, "maximum": 25000}}
                        }""");
    }

    @Test
    void refusesNumberAndDateTogether() {
        assertThatAnswer("{ revision(number: 1, asOf: \"2024-07-16\") { number } }")
                .inPath("errors[0]")
                .isEqualTo("""
                        {
                          "message": "`number` and `asOf` cannot be combined. Give only one of them.",
                          "locations": [{"line": 1, "column": 3}],
                          "path": ["revision"],
                          "extensions": {"code": "BAD_USER_INPUT", "argument": "asOf"}
                        }""");
    }

    @Test
    void instantsAreInUtc() {
        assertThatAnswer("{ revision(number: 1) { publishedAt } }")
                .inPath("data.revision.publishedAt")
                .isString()
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    }
}
