package dev.modelatlas.graphql.execution;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.modelatlas.graphql.document.CostCalculator;
import dev.modelatlas.graphql.document.DocumentGenerator;
import dev.modelatlas.graphql.document.LimitsConfig;
import dev.modelatlas.graphql.document.PreparedOperation;
import dev.modelatlas.graphql.document.ValueSize;
import dev.modelatlas.graphql.work.AnswerBudget;
import dev.modelatlas.sql.ReadRouting;
import dev.modelatlas.testsupport.AtOnce;
import dev.modelatlas.testsupport.Full;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The work for a request is proportional to its size. For any document, the number of steps stays below a multiple of
 * the document's size and of the number of values in the response. Steps are counted because times depend on the
 * machine.
 */
@QuarkusTest
class WorkTest {
    private static final int DOCUMENTS = 100;

    /** Each selection is measured, checked and searched for batches only once, no matter how often it is spread. */
    private static final int OF_CHECKS = 4;

    /** The computation of the cost examines a fragment once for each kind of context, and there are few kinds. */
    private static final int OF_COST = 15;

    /** Direct selections are collected once for each place and type. */
    private static final int OF_SELECTIONS = 60;

    /** An object that graphql-java must read after all is read again, at most once per level. */
    private static final int OF_VALUES = 13;

    @Inject
    Engine engine;

    @Inject
    LimitsConfig limits;

    @Test
    void numberOfStepsIsAtMostProportionalToTheSizeOfRequestAndResponse() {
        areWithinTheLaw(0, DOCUMENTS);
    }

    @Full
    @Test
    void numberOfStepsIsAtMostProportionalForMoreDocuments() {
        areWithinTheLaw(DOCUMENTS, 3 * DOCUMENTS);
    }

    private void areWithinTheLaw(int from, int to) {
        var executed = new AtomicInteger();
        AtOnce.each(IntStream.range(from, to).boxed().toList(), seed -> {
            if (isWithinTheLaw(seed)) {
                executed.incrementAndGet();
            }
        });
        assertThat(executed.get()).as("documents that were answered").isGreaterThan((to - from) / 3);
    }

    /** Whether the document was valid, and cheap enough to run. */
    private boolean isWithinTheLaw(long seed) {
        var generated = DocumentGenerator.document(engine.schema(), seed);
        var document = engine.prepare(generated.text());
        if (!document.errors().isEmpty()) {
            return false;
        }
        var what = "seed " + seed + ": " + generated.text();
        var size = document.size().nodes() + ValueSize.of(generated.variables());
        var operation = document.operation(null, generated.variables());
        assertThat((long) document.steps()).as("checks of " + what).isLessThanOrEqualTo(OF_CHECKS * size);
        assertThat((long) CostCalculator.steps(engine.schema(), operation))
                .as("cost of " + what)
                .isLessThanOrEqualTo(OF_COST * size);
        var budget = new AnswerBudget(limits.answer().asLongValue(), 10L * limits.cost());
        var answer = ask(operation, budget);
        if (document.direct() != null) {
            assertThat((long) document.direct().steps())
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

    private Answer ask(PreparedOperation operation, AnswerBudget budget) {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            var context = Map.<String, Object>of("state", request.getState());
            return ReadRouting.onAnyServer(() -> engine.execute(operation, context, budget));
        } finally {
            request.terminate();
        }
    }
}
