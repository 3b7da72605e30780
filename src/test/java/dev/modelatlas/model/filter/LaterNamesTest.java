package dev.modelatlas.model.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.GraphQLClient;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Filters with organizations, groups or domains that a revision does not have yet. Such a filter is valid, and matches
 * no models for them.
 */
@QuarkusTest
class LaterNamesTest {

    @ParameterizedTest
    @CsvSource({"organizations", "groups"})
    void organizationsOfALaterRevisionHaveNoModelsYet(String field) {
        var later = later();
        assertThat(later).hasSizeGreaterThan(20);
        var fields = IntStream.range(0, later.size())
                .mapToObj(n -> "a%d: models(revision: 1, filter: { %s: [\"%s\"] }) { totalCount }"
                        .formatted(n, field, later.get(n)))
                .collect(joining(" "));
        var counts = GraphQLClient.post("{ " + fields + " }").jsonPath();
        assertThat(counts.getList("errors")).isNull();
        assertThat(counts.<Integer>getList("data.collect { it.value.totalCount }"))
                .hasSameSizeAs(later)
                .containsOnly(0);
    }

    @Test
    void filterStillMatchesItsOtherOrganizationsIfOneFirstAppearsInALaterRevision() {
        var document = "{ %s: models(revision: 1, filter: { organizations: [%s] }) { totalCount } }";
        var later = later();
        var alone = GraphQLClient.post(document.formatted("n", "\"openai\"")).jsonPath();
        assertThat(alone.getInt("data.n.totalCount")).isPositive();
        var both = GraphQLClient.post(document.formatted("n", "\"openai\", \"" + later.get(0) + "\""))
                .jsonPath();
        assertThat(both.getInt("data.n.totalCount")).isEqualTo(alone.getInt("data.n.totalCount"));
    }

    @Test
    void filterMayContainDomainsOfALaterRevision() {
        var document = "{ models(revision: 1, filter: { domains: [%s] }) { totalCount } }";
        List<String> all = GraphQLClient.post("{ domains(revision: 8) { slug } }")
                .jsonPath()
                .getList("data.domains.slug");
        var named = all.stream().map(slug -> '"' + slug + '"').collect(joining(", "));
        assertThatJson(GraphQLClient.post(document.formatted(named)).asString())
                .node("errors")
                .isAbsent();
    }

    @Test
    void exportFilteredByAnOrganizationOfALaterRevisionIsEmpty() {
        var later = later();
        var file = given().queryParam("revision", 1)
                .queryParam("organizations", later.get(0))
                .get("/export/models.csv");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.asString().lines()).hasSize(1);
    }

    @Test
    void slugThatOccursInNoRevisionIsAnError() {
        assertThatJson(GraphQLClient.post("{ models(revision: 1, filter: { groups: [\"nobody\"] }) { totalCount } }")
                        .asString())
                .node("errors[0].message")
                .isString()
                .isEqualTo("`filter.groups`: no organization has the slug \"nobody\". The query `organizations` lists"
                        + " valid values.");
    }

    /** Slugs of organizations that the last shipped revision has and the first revision lacks. */
    private static List<String> later() {
        var later = organizations(8);
        later.removeAll(organizations(1));
        return later;
    }

    private static List<String> organizations(int revision) {
        var document =
                "query ($after: String) { organizations(revision: %d, first: 100, after: $after) { nodes { slug } pageInfo { hasNextPage endCursor } } }"
                        .formatted(revision);
        var slugs = new ArrayList<String>();
        String after = null;
        do {
            var page = GraphQLClient.post(document, Collections.singletonMap("after", after))
                    .jsonPath();
            slugs.addAll(page.getList("data.organizations.nodes.slug"));
            after = page.getBoolean("data.organizations.pageInfo.hasNextPage")
                    ? page.getString("data.organizations.pageInfo.endCursor")
                    : null;
        } while (after != null);
        return slugs;
    }
}
