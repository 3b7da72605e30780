package dev.modelatlas.startup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.claim.VerdictPlan;
import dev.modelatlas.http.response.RequestScope;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.testsupport.Caches;
import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.testsupport.StatementCounter;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/** A server that computes the verdicts of claims before clients query them. */
@QuarkusTest
class VerdictWarmUpTest {
    private static final int NEWEST = 9;
    private static final String PAGE = "{ claims(report: \"%s\", first: 40, revision: 8) { nodes { verdict"
            + " values { computed } history { verdict } } } }";

    private final Logger logger = Logger.getLogger(VerdictWarmUp.class.getName());
    private final List<String> told = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            told.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Inject
    VerdictPlan verdicts;

    @Inject
    CurrentRevision current;

    @Inject
    @Readiness
    WarmUp warmUp;

    @Inject
    StatementCounter statements;

    private VerdictWarmUp started;

    @BeforeEach
    void start() {
        logger.addHandler(listener);
        started = new VerdictWarmUp(verdicts, current, warmUp, () -> Duration.ofSeconds(1), 0);
        Caches.empty("dev.modelatlas.claim");
    }

    @AfterEach
    void stop() {
        started.atEnd(new ShutdownEvent());
        logger.removeHandler(listener);
    }

    @Test
    void queriesForClaimsAndHistoriesRunNoSqlAfterTheWarmUp() {
        GraphQLClient.post("{ revision { number } }");
        started.atStart(new StartupEvent());
        await().atMost(Duration.ofMinutes(2)).until(() -> !told.isEmpty());
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("Verdicts of claims for revision 9: ")
                .endsWith(" computed in advance, 0 failed");
        assertThat(List.of("is-178", "is-198", "atlas-2026-08")).allSatisfy(report -> {
            var page = PAGE.formatted(report);
            assertThat(statements.uncached(() ->
                            assertThat(GraphQLClient.post(page).asString()).doesNotContain("errors")))
                    .isZero();
        });
    }

    @Test
    void beginsWithTheCurrentRevisionAndTheRevisionsOfTheReports() {
        var wanted = RequestScope.within(Duration.ofSeconds(10), context -> verdicts.at(NEWEST));
        var claims = wanted.stream().map(VerdictPlan.Target::claim).distinct().toList();
        assertThat(wanted).doesNotHaveDuplicates().hasSize(claims.size() * NEWEST);
        assertThat(wanted.subList(0, claims.size())).allMatch(verdict -> verdict.revision() == NEWEST);
        assertThat(wanted.get(claims.size())).isEqualTo(new VerdictPlan.Target("is-178-01", 1));
        assertThat(wanted.get(wanted.size() - 1).revision()).isEqualTo(1);
    }

    @Test
    void failureIsLoggedOnceAndTheRoundIsRepeatedLater() throws InterruptedException {
        assertThat(started.round(NEWEST + 90)).isFalse();
        assertThat(told)
                .containsExactly(
                        "The verdict on is-178-01 at revision 99 could not be computed in advance",
                        "Verdicts of claims for revision 99: 0 computed in advance, 3 failed");
    }

    @Test
    void stopsComputingVerdictsWhenTheirRevisionIsNoLongerTheNewest() throws InterruptedException {
        started.round(NEWEST - 1);
        assertThat(told).containsExactly("Verdicts of claims for revision 8: 1 computed in advance, 0 failed");
    }

    @Test
    void stopsComputingVerdictsAtShutdown() throws InterruptedException {
        started.atEnd(new ShutdownEvent());
        started.round(NEWEST);
        assertThat(told).containsExactly("Verdicts of claims for revision 9: 1 computed in advance, 0 failed");
    }
}
