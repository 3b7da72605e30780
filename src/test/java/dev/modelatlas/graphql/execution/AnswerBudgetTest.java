package dev.modelatlas.graphql.execution;

import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.work.AnswerBudget;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.sql.ReadRouting;

import static org.assertj.core.api.Assertions.assertThat;

/** A response that grows too large or takes too long is stopped while its values are fetched. */
@QuarkusTest
class AnswerBudgetTest {
    private static final String NAMES = "nodes { slug name organizations { slug name } }";
    /** Four pages: a plain one, one with directives, one with a batched field, and one with many statements. */
    private static final String PLAIN = "{ models(first: 100) { " + NAMES + " } }";

    private static final String CEREMONIOUS =
            "{ models(first: 100) { " + NAMES + " ... @skip(if: false) { totalCount } } }";
    private static final String BATCHED =
            "{ organizations(first: 100) { nodes { slug models(first: 3) { nodes { slug name } } } } }";
    private static final String CITED =
            "{ models(first: 1) { nodes { slug } } trends { citation { a: text b: text c: bibtex d: permalink } } }";

    /** A query that calls no method of this program and no database, so that nothing else checks the deadline. */
    private static final String TYPES = "{ __schema { types { name fields { name args { name } } } } }";

    @Inject
    Engine engine;

    @ParameterizedTest
    @ValueSource(strings = {PLAIN, CEREMONIOUS, BATCHED, CITED})
    void stopsAnAnswerWithTooManyBytes(String document) {
        var answer = ask(document, new AnswerBudget(700, 100_000), Duration.ofMinutes(1));
        assertThat(answer.executed()).isFalse();
        assertThat(answer.data()).isNull();
        assertThat(answer.errors()).singleElement().satisfies(error -> {
            assertThat(error.getExtensions()).containsEntry("code", "LIMIT_EXCEEDED");
            assertThat(error.getMessage()).startsWith("The response is larger than 700 bytes. ");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAIN, CEREMONIOUS, BATCHED})
    void stopsAnAnswerWithTooManyValues(String document) {
        var budget = new AnswerBudget(1 << 20, 100);
        var answer = ask(document, budget, Duration.ofMinutes(1));
        assertThat(answer.errors()).singleElement().satisfies(error -> {
            assertThat(error.getExtensions()).containsEntry("code", "LIMIT_EXCEEDED");
            assertThat(error.getMessage()).startsWith("The response has more than 100 values. ");
        });
        // The page's remaining records are skipped.
        assertThat(budget.steps()).isLessThan(2_000);
    }

    @Test
    void executionStopsReadingWhenItsBudgetIsExceeded() {
        var document = "{ trends { citation { a: text b: bibtex c: permalink } } models(first: 100) { totalCount "
                + NAMES + " } }";
        var budget = new AnswerBudget(200, 100_000);
        ask(document, budget, Duration.ofMinutes(1));
        assertThat(budget.steps()).isLessThan(20);
    }

    @Test
    void deadlineStopsAnExecutionThatReadsNoData() {
        var answer = ask(TYPES, new AnswerBudget(1 << 30, 1 << 30), Duration.ofNanos(1));
        assertThat(answer.executed()).isFalse();
        assertThat(answer.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.getExtensions()).containsEntry("code", "TIMEOUT"));
    }

    @Test
    void mutationThatExceedsItsBudgetCountsAsExecuted() {
        var budget = new AnswerBudget(1, 100);
        budget.spend(1, 2);
        var answer = ask("mutation { __typename }", budget, Duration.ofMinutes(1));
        assertThat(answer.executed()).isTrue();
        assertThat(answer.data()).isNull();
        assertThat(answer.failedBy(ErrorCode.LIMIT_EXCEEDED)).isTrue();
    }

    @Test
    void sufficientBudgetDoesNotChangeTheAnswer() {
        for (var document : new String[] {PLAIN, CEREMONIOUS, BATCHED, CITED, TYPES}) {
            var budget = new AnswerBudget(8 << 20, 250_000);
            var answer = ask(document, budget, Duration.ofMinutes(1));
            assertThat(answer.errors()).isEmpty();
            assertThat(budget.isSpent()).isFalse();
            // Lists and objects of the response count, too.
            assertThat(budget.values()).isBetween(Values.in(answer.data()) / 2, 2 * Values.in(answer.data()));
        }
    }

    private Answer ask(String text, AnswerBudget budget, Duration time) {
        var document = engine.prepare(text);
        assertThat(document.errors()).isEmpty();
        var request = Arc.container().requestContext();
        request.activate();
        try {
            var context = Map.<String, Object>of("state", request.getState());
            return Deadline.within(
                    time,
                    () -> ReadRouting.onAnyServer(
                            () -> engine.execute(document.operation(null, Map.of()), context, budget)));
        } finally {
            request.terminate();
        }
    }
}
