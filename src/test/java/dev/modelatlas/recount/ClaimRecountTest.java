package dev.modelatlas.recount;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.GraphQLClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * At every shipped revision, the verdict and values of every claim equal those of a recount in plain Java. The recount
 * also finds and compares the values with its own code.
 */
@QuarkusTest
class ClaimRecountTest {

    @Test
    void serverAndRecountAgreeOnEveryClaimAtEveryRevision() {
        var claims = RecountedClaim.all();
        var problems = new ArrayList<String>();
        for (var revision = 1; revision <= RecountedDocument.revisions(); revision++) {
            var answered = answered(revision);
            assertThat(answered).hasSameSizeAs(claims);
            for (var claim : claims) {
                var expected = claim.judged(revision);
                if (!expected.equals(answered.get(claim.slug()))) {
                    problems.add(claim.slug() + " at " + revision + " must be " + expected + ", is "
                            + answered.get(claim.slug()));
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    private static Map<String, String> answered(int revision) {
        List<List<Map<String, Object>>> reports = GraphQLClient.post("{ reports { claims(first: 100, revision: "
                        + revision + ") { nodes { slug verdict values { published computed matches } } } } }")
                .jsonPath()
                .getList("data.reports.claims.nodes");
        var answered = new HashMap<String, String>();
        reports.forEach(nodes -> nodes.forEach(node -> {
            var values = new ArrayList<String>();
            for (var value : (List<?>) node.get("values")) {
                var fields = (Map<?, ?>) value;
                values.add(fields.get("computed")
                        + (Boolean.TRUE.equals(fields.get("matches")) ? "" : " not")
                        + " as " + fields.get("published"));
            }
            answered.put((String) node.get("slug"), node.get("verdict") + " " + values);
        }));
        return answered;
    }
}
