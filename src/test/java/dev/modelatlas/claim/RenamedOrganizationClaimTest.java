package dev.modelatlas.claim;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import dev.modelatlas.graphql.execution.Engine;
import dev.modelatlas.organization.OrganizationDirectory;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.testsupport.Publishing;

import static dev.modelatlas.testsupport.Publishing.rename;
import static dev.modelatlas.testsupport.Publishing.take;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/** Claims about an organization that an operator renames, as `organizations set qwen-labs --successor-of alibaba` does. */
@QuarkusTest
@TestProfile(Publishing.class)
class RenamedOrganizationClaimTest {
    private static final String CLAIM = """
            {"statement": {"en": "s", "ko": "s"}, "rule": {"en": "r", "ko": "r"}, "values": [
             {"label": {"en": "l", "ko": "l"}, "at": "%s", "published": "%s", "as": "EQUAL", "essential": true}]}""";
    private static final String COUNT =
            "query ($revision: Int!) { trends(filter: { organizations: [\"%s\"] }, revision: $revision) { modelCount } }";
    private static final Map<String, String> FILES = Map.of(
            "reports.json", "[\"is-1\"]",
            "is-1/report.json", """
                    {"title": {"en": "t", "ko": "t"}, "publisher": {"en": "p", "ko": "p"}, "publishedOn": "2024-08-19",
                     "claims": ["former", "new"]}""",
            "is-1/former.json", CLAIM.formatted("/trends/modelCount", "2"),
            "is-1/former.graphql", COUNT.formatted("alibaba"),
            "is-1/new.json", CLAIM.formatted("/trends/modelCount", "3"),
            "is-1/new.graphql", COUNT.formatted("qwen-labs"));

    @Inject
    Engine engine;

    @Inject
    OrganizationDirectory organizations;

    @Test
    void claimsCountTheModelsOfBothOrganizationsAfterTheRenaming() {
        var early = take(Csv.row("Qwen A", "2024-07-01", "Alibaba"));
        var before = take(
                Csv.row("Qwen A", "2024-07-01", "Alibaba"),
                Csv.row("Qwen B", "2024-07-02", "Alibaba"),
                Csv.row("Qwen C", "2024-07-03", "Qwen Labs"));
        var after = rename("alibaba", "qwen-labs");

        assertThatLeader(before).isEqualTo("""
                {verdict: "HOLDS_IN_PART", values: [
                  {label: "Rank of Alibaba", computed: "1"}, {label: "Models of Alibaba", computed: "2"}]}""");
        assertThatLeader(after).isEqualTo("""
                {verdict: "HOLDS_IN_PART", values: [
                  {label: "Rank of Alibaba", computed: "1"}, {label: "Models of Alibaba", computed: "3"}]}""");

        assertThat(evaluated("former", before)).isEqualTo("HOLDS [2] null");
        assertThat(evaluated("former", after)).isEqualTo("FAILS [3] null");
        assertThat(evaluated("new", after)).isEqualTo("HOLDS [3] null");
        assertThat(evaluated("new", early)).isEqualTo("FAILS [0] null");
    }

    private static net.javacrumbs.jsonunit.assertj.JsonAssert assertThatLeader(int revision) {
        var document = "{ claim(id: \"is-198-17\", revision: " + revision + ") { verdict values { label computed } } }";
        return assertThatJson(GraphQLClient.post(document).asString()).node("data.claim");
    }

    private String evaluated(String claim, int revision) {
        var library = new ClaimLibrary(path -> FILES.containsKey(path)
                ? new ByteArrayInputStream(FILES.get(path).getBytes(StandardCharsets.UTF_8))
                : null);
        var evaluation = new Evaluations(engine, library, organizations)
                .of(library.claim("is-1-" + claim, new Snapshot(revision, true)).orElseThrow());
        return evaluation.verdict() + " "
                + evaluation.values().stream().map(ClaimValue::computed).toList() + " "
                + (evaluation.reason() == null ? null : evaluation.reason().en());
    }
}
