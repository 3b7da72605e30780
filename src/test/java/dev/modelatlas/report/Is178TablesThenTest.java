package dev.modelatlas.report;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.ingest.ImportOption;
import dev.modelatlas.sql.SqlFile;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.testsupport.SourceFiles;
import dev.modelatlas.trend.HandMade;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables of IS-178 on the vintage that the report used, of 25 July 2024, which is not shipped. */
@QuarkusTest
@TestProfile(HandMade.Alone.class)
class Is178TablesThenTest {

    @Inject
    Jdbi jdbi;

    private int revision;

    @BeforeEach
    void importVintage() throws IOException {
        var publication = Atlas.epoch("2024-07-25").with(ImportOption.ALLOW_OLDER);
        revision = Atlas.on(jdbi)
                .take(
                        publication.with(ImportOption.ACCEPT_LOSSES),
                        Files.newInputStream(SourceFiles.more("large_scale_ai_models-2024-07-25-derived.csv")))
                .revision();
    }

    /** Ends all rows with this revision, because later revisions of other tests must contain only their own rows. */
    @AfterEach
    void endWithThisRevision() {
        if (revision == 0) {
            // The tests are skipped, because the source's files are missing.
            return;
        }
        jdbi.useTransaction(handle -> List.of("model_version", "organization_version")
                .forEach(table -> handle.execute(
                        "update " + table + " set valid_until = ? where valid_until = " + SqlFile.OPEN_END,
                        revision + 1)));
    }

    @Test
    void everyCellThatDiffersFromTheReportOrFromTheEarlierRecountHasAReason() throws IOException {
        var result = PublishedCell.compared(Is178Tables.at(revision), "ours", Is178Tables.OTHER_RULE);
        System.out.println("IS-178 at 2024-07-25: " + result);
        assertThat(result.fromRecount()).containsOnlyKeys(Is178Tables.OTHER_RULE.keySet());
        assertThat(result.fromReport().values())
                .as("a reason for each cell that differs from the report")
                .noneMatch(difference -> difference.endsWith(": "));
        assertThat(result.published()).isEqualTo(340);
    }

    @Test
    void everyClaimOfTheReportHasTheVerdictInClaimsJson() throws IOException {
        var meanings = Map.of(
                "holds", "HOLDS",
                "holds in part", "HOLDS_IN_PART",
                "does not", "FAILS",
                "not decidable", "NOT_DECIDABLE");
        List<Map<String, Object>> claims = GraphQLClient.post("{ claims(report: \"is-178\", first: 100, revision: "
                        + revision + ") { nodes { slug verdict values { published computed matches } } } }")
                .jsonPath()
                .getList("data.claims.nodes");
        var found =
                new ObjectMapper().readTree(SourceFiles.report("claims.json").toFile());
        var problems = new ArrayList<String>();
        for (var i = 0; i < claims.size(); i++) {
            var earlier = found.get(i);
            assertThat(claims.get(i).get("slug")).isEqualTo(earlier.path("id").textValue());
            if (!meanings.get(earlier.path("verdict").textValue())
                    .equals(claims.get(i).get("verdict"))) {
                problems.add(claims.get(i) + " was found: " + earlier.path("verdict"));
            }
        }
        assertThat(claims).hasSize(20);
        assertThat(problems).isEmpty();
    }
}
