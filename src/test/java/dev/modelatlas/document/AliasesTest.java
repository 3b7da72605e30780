package dev.modelatlas.document;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.inject.Inject;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLTypeUtil;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.modelatlas.graphql.execution.Engine;
import dev.modelatlas.testsupport.AtOnce;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Selects every nested field twice in one document, with two values of each argument. Both results must equal those of
 * separate documents.
 */
@QuarkusTest
class AliasesTest {
    private static final int ROWS = 100;
    private static final List<String> CURSORS = List.of("after", "before");

    @Inject
    Engine engine;

    private final Question question = new Question();

    @Test
    void aliasesWithDifferentArgumentsGetTheirOwnAnswers() {
        var documents = new DocumentsOfSchema(engine.schema());
        var problems = new ConcurrentLinkedQueue<String>();
        var met = ConcurrentHashMap.<String>newKeySet();
        AtOnce.each(documents.fields(), field -> {
            for (var argument : field.field().getArguments()) {
                if (!field.type().equals("Query") && !CURSORS.contains(argument.getName())) {
                    met.add(name(argument));
                    compare(documents, field, argument, problems);
                }
            }
        });
        assertThat(problems).isEmpty();
        assertThat(Arguments.TWO_VALUES).as("Arguments.TWO_VALUES").containsOnlyKeys(met);
    }

    private void compare(
            DocumentsOfSchema documents, Step field, GraphQLArgument argument, Collection<String> problems) {
        // The only scalar field of a table has the same value for all dimensions, so nested fields are compared, too.
        var depth = field.coordinate().equals("Trends.table") ? 1 : 0;
        var values = Arguments.TWO_VALUES.get(name(argument));
        if (values == null) {
            problems.add("Arguments.TWO_VALUES has nothing for \"" + name(argument) + "\": add two values.");
            return;
        }
        var one = "one: " + field.with(argument.getName(), values.get(0)).call() + documents.selection(field, depth);
        var two = "two: " + field.with(argument.getName(), values.get(1)).call() + documents.selection(field, depth);
        var document = documents.document(field, one, two);
        var together = question.ask(document, ROWS);
        var ones = together.findValues("one");
        var twos = together.findValues("two");
        if (together.has("errors") || ones.isEmpty()) {
            problems.add("No answer: " + together.path("errors") + " " + document);
        } else if (!ones.equals(
                        question.ask(documents.document(field, one), ROWS).findValues("one"))
                || !twos.equals(
                        question.ask(documents.document(field, two), ROWS).findValues("two"))) {
            problems.add("Answered otherwise than alone: " + document);
        } else if (ones.equals(twos)) {
            problems.add("The values make no difference: " + document);
        }
    }

    private static String name(GraphQLArgument argument) {
        return argument.getName() + ": " + GraphQLTypeUtil.simplePrint(argument.getType());
    }
}
