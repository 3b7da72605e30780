package dev.modelatlas.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.modelatlas.recount.RecountedDocument;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.testsupport.GraphQLClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Every claim at every shipped revision: verdict and values are those of a recount in plain Java. */
@QuarkusTest
class ClaimRecountTest {

    @Test
    void everyClaimAtEveryRevisionEqualsItsRecount() {
        var problems = new ArrayList<String>();
        for (var revision = 1; revision <= RecountedDocument.revisions(); revision++) {
            var answered = answered(revision);
            for (var claim : new ClaimLibrary().claims(new Snapshot(revision, true))) {
                var recounted = claim.file().undecidable() == null
                        ? Evaluation.of(claim.file(), RecountedDocument.data(claim.document(), revision))
                        : Evaluation.undecidable(claim.file().undecidable());
                var expected = shown(recounted);
                if (!expected.equals(answered.get(claim.slug()))) {
                    problems.add(claim.slug() + " at " + revision + " must be " + expected + ", is "
                            + answered.get(claim.slug()));
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    private static String shown(Evaluation evaluation) {
        var values = evaluation.values().stream()
                .map(value -> value.computed() + (value.matches() ? "" : " not") + " as " + value.published())
                .toList();
        return evaluation.verdict() + " " + values;
    }

    private static Map<String, String> answered(int revision) {
        List<Map<String, Object>> nodes = GraphQLClient.post("{ claims(first: 100, revision: " + revision
                        + ") { nodes { slug verdict values { published computed matches } } } }")
                .jsonPath()
                .getList("data.claims.nodes");
        var answered = new HashMap<String, String>();
        for (var node : nodes) {
            var values = new ArrayList<String>();
            for (var value : (List<?>) node.get("values")) {
                var fields = (Map<?, ?>) value;
                values.add(fields.get("computed")
                        + (Boolean.TRUE.equals(fields.get("matches")) ? "" : " not")
                        + " as " + fields.get("published"));
            }
            answered.put((String) node.get("slug"), node.get("verdict") + " " + values);
        }
        return answered;
    }
}
