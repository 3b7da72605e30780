package dev.modelatlas.claim;

import java.time.Duration;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.awaitility.core.ThrowingRunnable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.http.HalfASecond;
import dev.modelatlas.testsupport.Caches;
import dev.modelatlas.testsupport.GraphQLClient;

import static dev.modelatlas.testsupport.Waiting.await;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

/** Claims that cannot be computed before the deadline, because their statements wait for a lock that the test holds. */
@QuarkusTest
@TestProfile(HalfASecond.class)
class LateClaimsTest {
    private static final String WARM_UP = """
            { claims(first: 4, revision: 8) { nodes { slug verdict } }
              claim(id: "is-198-32", revision: 8) { history { verdict } } }""";

    @Inject
    Jdbi jdbi;

    /**
     * The first responses of a server take longer than the deadline in this test. The server then has the verdicts at
     * revision 8 in its cache.
     */
    @BeforeEach
    void warmUp() {
        Caches.empty("dev.modelatlas.claim");
        Caches.empty("dev.modelatlas.trend");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !GraphQLClient.post(WARM_UP).asString().contains("errors"));
    }

    @Test
    void historyThatTimesOutIsNullButOtherFieldsOfTheClaimAreNot() {
        whileCountsAreLocked(() -> untilAsserted(() -> {
            var answer = GraphQLClient.post(
                            "{ claims(first: 4, revision: 8) { nodes { slug history { verdict } verdict } } }")
                    .asString();
            assertThatJson(answer).node("data.claims.nodes").isEqualTo("""
                    [{slug: "is-178-01", history: null, verdict: "FAILS"},
                     {slug: "is-178-02", history: null, verdict: "FAILS"},
                     {slug: "is-178-03", history: null, verdict: "HOLDS"},
                     {slug: "is-178-04", history: null, verdict: "HOLDS"}]""");
            assertThatJson(answer).node("errors").isArray().hasSize(4);
            assertThatJson(answer).node("errors[3]").isEqualTo("""
                    {message: "There was no time left to compute the verdict of the claim \\"is-178-04\\". Repeat the request: the server has cached the verdicts computed so far.",
                     locations: [{line: 1, column: 48}], path: ["claims", "nodes", 3, "history"],
                     extensions: {code: "TIMEOUT"}}""");
        }));
    }

    @Test
    void historyThatNeedsNoSqlIsReturnedEvenIfAnotherHistoryTimesOut() {
        whileCountsAreLocked(() -> untilAsserted(() -> {
            var answer = GraphQLClient.post("""
                            { late: claim(id: "is-178-05", revision: 8) { history { verdict } }
                              kept: claim(id: "is-198-32", revision: 8) { history { verdict } } }""").asString();
            assertThatJson(answer)
                    .node("data")
                    .isEqualTo("{late: {history: null}, kept: {history: [{verdict: \"NOT_DECIDABLE\"}]}}");
        }));
    }

    /** The schema does not allow a null verdict, so the error makes the whole list null. */
    @Test
    void errorOfAVerdictThatTimesOutSaysToRepeatTheRequest() {
        whileCountsAreLocked(() -> untilAsserted(() -> {
            var answer = GraphQLClient.post("{ claims(first: 1, revision: 5) { nodes { verdict } } }")
                    .asString();
            assertThatJson(answer).node("data").isEqualTo("{claims: null}");
            assertThatJson(answer).node("errors[0].message").isString().contains("Repeat the request");
        }));
    }

    /** Repeats a request, because a busy server may have so little time left that other fields are late, too. */
    private static void untilAsserted(ThrowingRunnable assertions) {
        await().untilAsserted(assertions);
    }

    private void whileCountsAreLocked(Runnable work) {
        jdbi.useTransaction(handle -> {
            handle.execute("lock table trend_cell, trend_group, model_version in access exclusive mode");
            work.run();
        });
    }
}
