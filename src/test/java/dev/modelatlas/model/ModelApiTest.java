package dev.modelatlas.model;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.graphql.Cursor;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.sql.ReadRouting;
import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.testsupport.Sql;

import static dev.modelatlas.testsupport.GraphQLClient.assertThatAnswer;
import static dev.modelatlas.testsupport.GraphQLClient.assertThatData;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ModelApiTest {
    @Inject
    ModelRepository models;

    @Inject
    Jdbi jdbi;

    @Test
    void modelHasTheFactsOfTheSource() {
        assertThatData("""
                        { model(slug: "gpt-4", revision: 3) {
                            slug name releasedOn organizations { slug } countries { code } sectors collaboration
                            trainingCompute { flop scientific } parameters confidence accessibility firstRevision { number }
                        } }""").isEqualTo("""
                        { "model": {
                            "slug": "gpt-4", "name": "GPT-4", "releasedOn": "2023-03-15",
                            "organizations": [{ "slug": "openai" }], "countries": [{ "code": "US" }],
                            "sectors": ["INDUSTRY"], "collaboration": "SOLE",
                            "trainingCompute": { "flop": 2.1E25, "scientific": "2.1e25" }, "parameters": null,
                            "confidence": "SPECULATIVE", "accessibility": "API_ACCESS", "firstRevision": { "number": 1 }
                        } }""");
    }

    @Test
    void oneRequestMayReadTwoRevisions() {
        assertThatData("{ then: models(revision: 3) { totalCount } now: models { totalCount } }")
                .isEqualTo("{ \"then\": { \"totalCount\": 276 }, \"now\": { \"totalCount\": 526 } }");
    }

    @Test
    void unknownFactsAreNull() {
        assertThatData(
                        "{ model(slug: \"x\") { slug } organization(slug: \"x\") { slug } country(code: \"zz\") { code } }")
                .isEqualTo("{ \"model\": null, \"organization\": null, \"country\": null }");
    }

    @Test
    void aliasesWithDifferentArgumentsGetTheirOwnAnswers() {
        assertThatData("""
                        { country(code: "kr", revision: 3) {
                            first: models(first: 1, orderBy: { field: RELEASED_ON, direction: ASC }) { totalCount nodes { slug } }
                            vision: models(filter: { domains: ["vision"] }) { totalCount }
                            recorded: models(basis: RECORDED) { totalCount }
                            firstModel { slug }
                            firstOfVision: firstModel(domain: "vision") { slug }
                        } }""").isEqualTo("""
                        { "country": {
                            "first": { "totalCount": 14, "nodes": [{ "slug": "hyperclova-204b" }] },
                            "vision": { "totalCount": 3 },
                            "recorded": { "totalCount": 14 },
                            "firstModel": { "slug": "hyperclova-204b" },
                            "firstOfVision": { "slug": "exaone-1-0" }
                        } }""");
    }

    @Test
    void pageContinuesAtTheRevisionOfItsCursor() {
        String cursor = GraphQLClient.post("{ models(first: 100, revision: 3) { pageInfo { endCursor } } }")
                .path("data.models.pageInfo.endCursor");
        assertThatAnswer("{ models(first: 1, after: \"" + cursor + "\") { totalCount nodes { id slug } } }")
                .node("extensions.atlas.revisions")
                .isEqualTo("[{ \"number\": 3, \"asOf\": \"2025-02-01\" }]");
    }

    /** The number of the list is computed as 7a825d1 computes it. */
    @Test
    void cursorIssuedByThePreviousReleaseForAFilteredListStaysValid() {
        var filter = "ModelFilter[text=null, releasedFrom=null, releasedTo=null, organizations=null, groups=null,"
                + " countries=%s, countryBasis=null, sectors=null, collaboration=null, domains=null, tasks=null,"
                + " minDomains=null, maxDomains=null, minTasks=null, maxTasks=null, minTrainingFlop=null,"
                + " maxTrainingFlop=null, trainingFlopBelow=null, computeKnown=null, minParameters=null,"
                + " maxParameters=null, accessibility=null, accessibilityKnown=null, sectorKnown=%s, confidence=null,"
                + " organizationBasis=null, all=null, any=null, not=%s]";
        var known = filter.formatted("[KR]", null, filter.formatted(null, false, null));
        var newestFirst = "[ModelOrder[field=RELEASED_ON, direction=DESC]]";
        var list = Cursor.list("models", "true", null, null, null, known, null, null, newestFirst);
        var cursor = new Cursor(3, list, List.of(LocalDate.parse("2021-12-31"), "z")).encode();
        assertThatData("{ models(filter: { countries: [\"KR\"], not: { sectorKnown: false } }, first: 1, after: \""
                        + cursor + "\") { nodes { slug } } }")
                .isEqualTo("{ models: { nodes: [{ slug: \"exaone-1-0\" }] } }");
    }

    /** A connection prepares a statement on the server after a few executions. */
    @Test
    void preparedStatementsStillWorkAfterTheNextReleaseHasAddedAColumn() {
        for (int times = 0; times < 20; times++) {
            readGpt4();
        }
        var view = Sql.one(jdbi, String.class, "select rtrim(pg_get_viewdef('model_entity'::regclass), ';')");
        jdbi.useHandle(handle -> handle.execute(
                "create or replace view model_entity as select v.*, 1 as of_the_next_release from (" + view + ") v"));
        readGpt4();
    }

    private void readGpt4() {
        var found = Deadline.within(
                Duration.ofMinutes(1),
                () -> ReadRouting.onAnyServer(() -> {
                    var model = models.bySlugs(new Snapshot(3, true), List.of("gpt-4"))
                            .get("gpt-4");
                    return models.at(List.of(new ModelAt(model.row().modelId, 3)))
                            .values();
                }));
        assertThat(found).extracting(Model::slug).containsExactly("gpt-4");
    }

    @Test
    void refusesACursorFromAnotherListOrFromOtherArguments() {
        String cursor = GraphQLClient.post("{ models(first: 1, revision: 3) { pageInfo { endCursor } } }")
                .path("data.models.pageInfo.endCursor");
        var after = "after: \"" + cursor + "\"";
        var foreign =
                "`after` is a cursor of a list with other arguments. Use a cursor of this list, with the same filter and"
                        + " order. To page through a nested list, pin `revision`.";
        assertThat(message("models(" + after + ", orderBy: { field: NAME })")).isEqualTo(foreign);
        assertThat(message("models(" + after + ", filter: { minTasks: 1 })")).isEqualTo(foreign);
        assertThat(message("organizations(" + after + ")")).isEqualTo(foreign);
        assertThat(message("models(" + after + ", revision: 4)"))
                .isEqualTo("`after` belongs to revision 3, but this list is read at revision 4. Use a cursor from"
                        + " revision 4.");
        assertThat(message("models(after: \"" + cursor.substring(1) + "\")"))
                .isEqualTo("`after` is not a valid cursor. Use a cursor from an earlier response.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    first: 0 | first | `first` must be from 1 to 100, but is 0.
                    last: 101 | last | `last` must be from 1 to 100, but is 101.
                    first: 1, last: 1 | last | `first` and `last` cannot be combined. Give only one of them.
                    before: "x" | before | `before` is not a valid cursor. Use a cursor from an earlier response.
                    filter: { domains: ["vision", "x"] } | filter.domains | `filter.domains`: no domain has the slug "x". The query `domains` lists valid values.
                    filter: { any: [{}, { countries: ["XX"] }] } | filter.any[1].countries | `filter.any[1].countries`: no country has the code "XX". The query `countries` lists valid values.
                    filter: { not: { organizations: ["x"] } } | filter.not.organizations | `filter.not.organizations`: no organization has the slug "x". The query `organizations` lists valid values.
                    filter: { minTasks: 3, maxTasks: 2 } | filter.minTasks | `filter.minTasks` (3) must not be greater than maxTasks (2).
                    filter: { minTrainingFlop: 1e26, trainingFlopBelow: 1e25 } | filter.minTrainingFlop | `filter.minTrainingFlop` (1e26) must not be greater than trainingFlopBelow (1e25).
                    filter: { releasedFrom: "2025-01-02", releasedTo: "2025-01-01" } | filter.releasedFrom | `filter.releasedFrom` (2025-01-02) must not be greater than releasedTo (2025-01-01).
                    orderBy: [{ field: NAME }, { field: NAME }] | orderBy | `orderBy` lists a field twice. List each field once.
                    """)
    void errorNamesTheInvalidArgument(String arguments, String argument, String message) {
        assertThatAnswer("{ models(" + arguments + ") { totalCount } }")
                .whenIgnoringPaths("extensions")
                .isEqualTo("""
                        { "data": { "models": null }, "errors": [{
                            "message": "%s", "locations": [{ "line": 1, "column": 3 }], "path": ["models"],
                            "extensions": { "code": "BAD_USER_INPUT", "argument": "%s" }
                        }] }""".formatted(message.replace("\"", "\\\""), argument));
    }

    private static String message(String field) {
        return GraphQLClient.post("{ " + field + " { totalCount } }").path("errors[0].message");
    }
}
