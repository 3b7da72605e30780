package dev.modelatlas.claim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.modelatlas.graphql.NodeId;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.testsupport.Sql;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toMap;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/** Claims over HTTP, on the shipped revisions. */
@QuarkusTest
class ClaimsTest {
    private static final Path FOLDER = Path.of("src", "main", "resources", "dev", "modelatlas", "claim");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOUND = Path.of("src/test/resources/claims/verdicts.csv");

    @Inject
    Jdbi jdbi;

    /**
     * The file lists verdicts by the date of the data, and the printed values. People determined both by hand and with
     * another program, before this code existed.
     */
    @Test
    void verdictsAndPublishedValuesEqualThoseDeterminedIndependently() throws IOException {
        var lines = Files.readAllLines(FOUND);
        var verdicts = Map.of(2, verdicts(1), 3, verdicts(3), 4, verdicts(8));
        var problems = new ArrayList<String>();
        var compared = 0;
        for (var line : lines.subList(1, lines.size())) {
            var found = line.split(";", -1);
            var published = GraphQLClient.post(
                            "{ claim(id: \"" + found[0] + "\", revision: 3) { values { published } } }")
                    .jsonPath()
                    .<String>getList("data.claim.values.published");
            if (!String.join(" | ", published).equals(found[5])) {
                problems.add(found[0] + " must have the published values " + found[5] + ", has " + published);
            }
            for (var column : verdicts.keySet()) {
                if (!found[column].isEmpty()) {
                    compared++;
                    var verdict = verdicts.get(column).get(found[0]);
                    if (!found[column].equals(verdict)) {
                        problems.add(
                                found[0] + " in column " + column + " must be " + found[column] + ", is " + verdict);
                    }
                }
            }
        }
        assertThat(problems).isEmpty();
        assertThat(compared).isEqualTo(85);
    }

    private static Map<String, String> verdicts(int revision) {
        List<List<Map<String, String>>> reports = GraphQLClient.post(
                        "query ($n: Int!) { reports { claims(first: 100, revision: $n) { nodes { slug verdict } } } }",
                        Map.of("n", revision))
                .jsonPath()
                .getList("data.reports.claims.nodes");
        return reports.stream()
                .flatMap(List::stream)
                .collect(toMap(claim -> claim.get("slug"), claim -> claim.get("verdict")));
    }

    @Test
    void claimHasPublishedAndComputedValues() {
        assertThatJson(GraphQLClient.post("""
                        { claim(id: "is-198-22", revision: 8) {
                          slug page statement(language: KO) verdict reason report { slug title publisher publishedOn revision { number } }
                          values { label published computed matches } } }""").asString()).node("data.claim").isEqualTo("""
                        {slug: "is-198-22", page: "conclusion (ifs.or.kr, research 10997); newsis 2025-02-22",
                         statement: "2024년에 한국은 프랑스와 함께 3위였습니다.", verdict: "FAILS", reason: null,
                         report: {slug: "is-198", title: "IS-198: Global Large-Scale AI Model Analysis 2024",
                           publisher: "Software Policy & Research Institute (SPRi)", publishedOn: "2025-02-14", revision: {number: 3}},
                         values: [
                           {label: "Rank of South Korea", published: "3", computed: "5", matches: false},
                           {label: "Rank of France", published: "3", computed: "3", matches: true}]}""");
    }

    @Test
    void historyBeginsWithTheOldestRevisionAndListsOnlyChangedVerdicts() {
        var history = GraphQLClient.post(
                        "{ claim(id: \"is-198-01\", revision: 8) { history { verdict revision { number } } } }")
                .jsonPath();
        List<String> verdicts = history.getList("data.claim.history.verdict");
        assertThat(history.getInt("data.claim.history[0].revision.number")).isEqualTo(1);
        for (var i = 1; i < verdicts.size(); i++) {
            assertThat(verdicts.get(i)).isNotEqualTo(verdicts.get(i - 1));
        }
        assertThat(verdicts).containsExactly("FAILS", "HOLDS", "FAILS");
    }

    @Test
    void everyClaimOfThisProjectsOwnReportHoldsAtItsRevision() {
        var claims = GraphQLClient.post(
                        "{ report(slug: \"atlas-2026-08\") { claims(revision: 8) { totalCount nodes { slug verdict"
                                + " values { published computed matches } } } } }")
                .jsonPath();
        assertThat(claims.getInt("data.report.claims.totalCount")).isEqualTo(10);
        assertThat(claims.<Object>getList("data.report.claims.nodes.findAll { it.verdict != 'HOLDS' }"))
                .isEmpty();
    }

    @Test
    void tenClaimsOfReportIS198FailAtRevision8() {
        assertThatJson(GraphQLClient.post(
                                "{ claims(report: \"is-198\", verdicts: [FAILS], revision: 8) { totalCount } }")
                        .asString())
                .node("data.claims.totalCount")
                .isEqualTo(10);
    }

    @Test
    void documentOfAClaimSelectsTheValuesThatDecideTheClaim() {
        var document = GraphQLClient.post("{ claim(id: \"is-198-01\") { document } }")
                .jsonPath()
                .getString("data.claim.document");
        assertThatJson(GraphQLClient.post(document, Map.of("revision", 3)).asString())
                .node("data")
                .isEqualTo("{trends: {modelCount: 271}}");
    }

    @Test
    void answersWithClaimsAreNeverCachedAsImmutable() {
        var pinned = given().queryParam("query", "{ trends(revision: 8) { modelCount } }")
                .get("/graphql");
        assertThat(pinned.header("Cache-Control")).contains("immutable");
        for (var query : List.of(
                "{ claims(revision: 8, first: 1) { nodes { slug } } }",
                "{ claim(id: \"is-198-01\", revision: 8) { slug } trends(revision: 8) { modelCount } }",
                "{ reports { slug } }",
                "{ node(id: \"" + id("claim(id: \"is-198-01\", revision: 8) { id }", "claim") + "\") { id } }")) {
            assertThat(given().queryParam("query", query).get("/graphql").header("Cache-Control"))
                    .as(query)
                    .doesNotContain("immutable");
        }
    }

    @Test
    void nodesReturnsTheReportAndTheClaimWithTheGivenIds() {
        var pinned = id("claim(id: \"is-198-01\", revision: 3) { id }", "claim");
        var report = id("report(slug: \"is-198\") { id }", "report");
        assertThatJson(GraphQLClient.post("{ nodes(ids: [\"" + pinned + "\", \"" + report
                                + "\"]) { id ... on Claim { slug verdict } ... on Report { title } } }")
                        .asString())
                .node("data.nodes")
                .isEqualTo("[{id: \"" + pinned + "\", slug: \"is-198-01\", verdict: \"HOLDS\"}, {id: \"" + report
                        + "\", title: \"IS-198: Global Large-Scale AI Model Analysis 2024\"}]");
    }

    @Test
    void reportIdThatContainsARevisionIsUnknown() {
        var pinned = NodeId.encode("Report", "is-198", 3);
        GraphQLClient.assertThatData("{ node(id: \"" + pinned + "\") { id } }").isEqualTo("{node: null}");
    }

    @Test
    void cursorOfAnotherListIsRefused() {
        var cursor = GraphQLClient.post(
                        "{ claims(verdicts: [HOLDS], revision: 3, first: 1) { pageInfo { endCursor } } }")
                .jsonPath()
                .getString("data.claims.pageInfo.endCursor");
        GraphQLClient.assertThatAnswer("{ claims(revision: 3, first: 1, after: \"" + cursor + "\") { totalCount } }")
                .node("errors[0].extensions.code")
                .isEqualTo("BAD_USER_INPUT");
    }

    /**
     * If the document omitted a recorded country, models of that country would also count for the headquarters of their
     * organizations.
     */
    @Test
    void claimAboutRecordedCountriesQueriesEachRecordedCountry() {
        var document = new ClaimLibrary()
                .claim("is-178-05", new Snapshot(8, true))
                .orElseThrow()
                .document();
        List<String> recorded =
                Sql.list(jdbi, String.class, "select distinct unnest(recorded_countries) from model_version");
        assertThat(recorded)
                .hasSizeGreaterThan(20)
                .allSatisfy(code -> assertThat(document).contains("\"" + code + "\""));
    }

    @Test
    void unknownSlugOfAClaimOrReportGivesNull() {
        assertThatJson(GraphQLClient.post("{ claim(id: \"is-1\") { slug } report(slug: \"is-1\") { slug } }")
                        .asString())
                .node("data")
                .isEqualTo("{claim: null, report: null}");
    }

    @Test
    void claimsOfAnUnknownReportAreAnError() {
        assertThatJson(GraphQLClient.post("{ claims(report: \"is-1\") { totalCount } }")
                        .asString())
                .node("errors[0].message")
                .isString()
                .isEqualTo("`report`: no report has the slug \"is-1\". The query `reports` lists the reports.");
    }

    @Test
    void revisionOfAReportIsTheFirstWithTheDateOfTheReportsData() throws IOException {
        var expected = new ArrayList<String>();
        for (var slug : JSON.readTree(FOLDER.resolve("reports.json").toFile())) {
            expected.add(report(slug.asText()));
        }
        assertThat(expected).hasSizeGreaterThan(2);
        GraphQLClient.assertThatAnswer(
                        "{ reports { id slug title(language: KO) publishedOn url revision { number asOf } claims(revision: 8, first: 1)"
                                + " { totalCount nodes { report { slug } } } } }")
                .node("data.reports")
                .isEqualTo(expected.toString());
    }

    /**
     * The expected answer for a report: the content of its file, and the first shipped revision with the date of its
     * data.
     */
    private static String report(String slug) throws IOException {
        var file = JSON.readTree(FOLDER.resolve(slug).resolve("report.json").toFile());
        var day = file.path("asOf").asText(null);
        var revision = "null";
        for (var line : Files.readAllLines(Path.of("db", "seed", "revisions.csv"))) {
            if (line.split(",")[3].equals(day) && revision.equals("null")) {
                revision = "{number: " + line.split(",")[0] + ", asOf: \"" + day + "\"}";
            }
        }
        return """
                {id: "${json-unit.any-string}", slug: "%1$s", title: %2$s, publishedOn: %3$s, url: %4$s, revision: %5$s,
                 claims: {totalCount: %6$d, nodes: [{report: {slug: "%1$s"}}]}}""".formatted(
                        slug,
                        file.get("title").get("ko"),
                        file.get("publishedOn"),
                        file.path("url").isTextual() ? file.get("url") : null,
                        revision,
                        file.get("claims").size());
    }

    @Test
    void claimThatTheDataCannotDecideHasAReasonInsteadOfValues() {
        GraphQLClient.assertThatAnswer(
                        "{ claim(id: \"is-198-32\", revision: 3) { rule verdict reason inKorean: reason(language: KO) values { label }"
                                + " history { verdict revision { number } } } }")
                .node("data.claim")
                .isEqualTo("""
                        {rule: "The data has no numbers of employees.", verdict: "NOT_DECIDABLE",
                         reason: "The data has no numbers of employees.", inKorean: "직원 수는 자료에 없습니다.", values: [],
                         history: [{verdict: "NOT_DECIDABLE", revision: {number: 1}}]}""");
    }

    private static String id(String field, String name) {
        return GraphQLClient.post("{ " + field + " }").jsonPath().getString("data." + name + ".id");
    }
}
