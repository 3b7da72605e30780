package dev.modelatlas.graphql.engine;

import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.modelatlas.graphql.work.AnswerBudget;
import dev.modelatlas.sql.Reading;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The law that a request is as much work as it is large: whatever its document is like, the steps that are taken stay below
 * a multiple of its size and of the values that it is answered with. Steps are counted, as time says much of the machine.
 */
@QuarkusTest
class WorkTest {
    private static final int DOCUMENTS = 300;

    /** Each selection is measured, checked and searched for batches once, whatever spreads it. */
    private static final int OF_CHECKS = 4;

    /** To count the cost, a fragment is looked at once for each kind of place, of which there are few. */
    private static final int OF_COST = 15;

    /** Plain selections are collected once for each place and type. */
    private static final int OF_SELECTIONS = 60;

    /** What is not as plain as it looked is read again, at most once a level. */
    private static final int OF_VALUES = 13;

    @Inject
    Engine engine;

    @Inject
    LimitsConfig limits;

    @Test
    void workIsInProportionToTheRequestAndItsAnswer() {
        var executed = 0;
        for (var seed = 0; seed < DOCUMENTS; seed++) {
            executed += isWithinTheLaw(seed) ? 1 : 0;
        }
        assertThat(executed).as("documents that were answered").isGreaterThan(DOCUMENTS / 3);
    }

    /** Whether it was valid and cheap enough to be answered. */
    private boolean isWithinTheLaw(long seed) {
        var generated = DocumentGenerator.document(engine.schema(), seed);
        var document = engine.prepare(generated.text());
        if (!document.errors().isEmpty()) {
            return false;
        }
        var what = "seed " + seed + ": " + generated.text();
        var size = document.size().nodes() + ValueSize.of(generated.variables());
        var operation = document.operation(null);
        assertThat((long) document.steps()).as("checks of " + what).isLessThanOrEqualTo(OF_CHECKS * size);
        assertThat((long) CostCount.steps(engine.schema(), document, operation, generated.variables()))
                .as("cost of " + what)
                .isLessThanOrEqualTo(OF_COST * size);
        var budget = new AnswerBudget(limits.answer().asLongValue(), 10L * limits.cost());
        var answer = ask(document, generated.variables(), budget);
        if (document.plain() != null) {
            assertThat((long) document.plain().steps())
                    .as("selections of " + what)
                    .isLessThanOrEqualTo(OF_SELECTIONS * size);
        }
        assertThat(budget.steps())
                .as("steps of " + what)
                .isLessThanOrEqualTo(OF_VALUES * (Values.in(answer.data()) + size));
        assertThat(budget.bytes())
                .as("bytes of " + what)
                .isLessThanOrEqualTo(limits.answer().asLongValue());
        assertThat(answer.errors())
                .as(what)
                .noneMatch(error ->
                        "INTERNAL_SERVER_ERROR".equals(error.getExtensions().get("code")));
        return answer.executed();
    }

    private Answer ask(PreparedDocument document, Map<String, Object> variables, AnswerBudget budget) {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            var context = Map.<String, Object>of("state", request.getState());
            return Reading.anywhere(
                    () -> engine.execute(document, document.operation(null), variables, context, budget));
        } finally {
            request.terminate();
        }
    }
}
