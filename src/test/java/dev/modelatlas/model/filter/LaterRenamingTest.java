package dev.modelatlas.model.filter;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Caches;
import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.testsupport.Publishing;

import static dev.modelatlas.testsupport.Publishing.rename;
import static dev.modelatlas.testsupport.Publishing.take;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Responses of a revision stay the same when an operator later renames one of its organizations. */
@QuarkusTest
@TestProfile(Publishing.class)
class LaterRenamingTest {
    private static final String FORMER = Csv.row("Former A", "2024-07-01", "Former Labs");
    private static final String STEADY = Csv.row("Steady B", "2024-07-02", "Steady Labs");
    private static final String NEW = Csv.row("New C", "2024-07-03", "New Labs");
    private static final String PASSING = Csv.row("Passing D", "2024-07-04", "Passing Labs");

    private static final String OLD = Csv.row("Old E", "2024-07-05", "Old Labs");

    @Test
    void filterWithTheNewSlugMatchesTheSameModelsBeforeAndAfterTheRenaming() {
        var pinned = take(FORMER, STEADY);
        take(FORMER, STEADY, NEW);
        var count = count(pinned, "new-labs");
        assertThat(count.header("Cache-Control")).contains("immutable");
        assertThat(count.asString()).contains("\"totalCount\":0");
        var export = export(pinned, "new-labs");
        assertThat(export.asString().lines()).hasSize(1);

        rename("former-labs", "new-labs");
        assertSame(count(pinned, "new-labs"), count);
        assertSame(export(pinned, "new-labs"), export);
    }

    @Test
    void filterWithTheOldSlugMatchesTheSameModelsBeforeAndAfterTheRenaming() {
        var pinned = take(FORMER, STEADY);
        take(FORMER, STEADY, PASSING);
        var count = count(pinned, "passing-labs");
        assertThat(count.asString()).contains("\"totalCount\":0");
        rename("passing-labs", "steady-labs");
        assertSame(count(pinned, "passing-labs"), count);
    }

    @Test
    void nestedPagesOfAPinnedRevisionContinueAfterTheRenaming() {
        var pinned = take(OLD, Csv.row("Old F", "2024-07-06", "Old Labs"));
        var first = nested(pinned, null);
        assertThat(first.getList("data.organization.models.nodes.slug")).containsExactly("old-f");
        take(OLD, Csv.row("Old F", "2024-07-06", "Old Labs"), Csv.row("Renamed G", "2024-07-07", "Renamed Labs"));
        rename("old-labs", "renamed-labs");
        var cursor = first.getString("data.organization.models.pageInfo.endCursor");
        assertThat(nested(pinned, cursor).getList("data.organization.models.nodes.slug"))
                .containsExactly("old-e");
    }

    private static JsonPath nested(int revision, String after) {
        return GraphQLClient.post(
                        "query ($r: Int, $after: String) { organization(slug: \"old-labs\", revision: $r) {"
                                + " models(first: 1, after: $after) { nodes { slug } pageInfo { endCursor } } } }",
                        after == null ? Map.of("r", revision) : Map.of("r", revision, "after", after))
                .jsonPath();
    }

    private static void assertSame(Response later, Response earlier) {
        assertThat(later.asString()).isEqualTo(earlier.asString());
        assertThat(later.header("ETag")).isNotNull().isEqualTo(earlier.header("ETag"));
        assertThat(later.header("Cache-Control")).isEqualTo(earlier.header("Cache-Control"));
    }

    private static Response count(int revision, String slug) {
        Caches.empty("dev.modelatlas.http.cache");
        return given().queryParam(
                        "query",
                        "{ models(revision: %d, filter: { organizations: [\"%s\"] }) { totalCount } }"
                                .formatted(revision, slug))
                .header("Accept", "application/json")
                .get("/graphql");
    }

    private static Response export(int revision, String slug) {
        return given().queryParam("revision", revision)
                .queryParam("organizations", slug)
                .get("/export/models.csv");
    }
}
