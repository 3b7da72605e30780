package dev.modelatlas.document;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.graphql.execution.Engine;
import dev.modelatlas.graphql.schema.ServedSchema;
import dev.modelatlas.testsupport.AtOnce;

import static dev.modelatlas.testsupport.Waiting.await;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/** A field with {@code @semanticNonNull} is null only if there is an error. */
@QuarkusTest
class SemanticNonNullTest {
    private static final List<Integer> ROWS = List.of(1, 10, 100);

    @Inject
    Engine engine;

    private final Question question = new Question();
    private DocumentsOfSchema documents;

    @BeforeEach
    void readSchema() {
        documents = new DocumentsOfSchema(engine.schema());
    }

    @Test
    void semanticNonNullFieldsHaveValues() {
        var problems = new ConcurrentLinkedQueue<String>();
        var marked = documents.fields().stream()
                .filter(SemanticNonNullTest::isMarked)
                .toList();
        assertThat(marked).hasSizeGreaterThan(40);
        AtOnce.each(marked, field -> {
            var document = documents.document(field, field.call() + documents.selection(field, 0));
            var way = Stream.concat(documents.wayTo(field).stream(), Stream.of(field))
                    .toList();
            var values = 0;
            for (var rows : ROWS) {
                var answer = answer(document, rows);
                for (var value : Question.values(answer.path("data"), way)) {
                    values++;
                    if (value.isNull()) {
                        problems.add(field.coordinate() + " is null: " + document + answer.path("errors"));
                    }
                }
            }
            if (values == 0) {
                problems.add(field.coordinate() + " has no values: " + document);
            }
        });
        assertThat(problems).isEmpty();
    }

    @Test
    void semanticNonNullFieldsOfTrendsHaveValuesEvenWithoutModels() {
        var trends = documents.fields().stream()
                .filter(field -> field.type().equals("Trends") && isMarked(field))
                .toList();
        assertThat(trends).isNotEmpty();
        for (var field : trends) {
            var document = "{ trends(filter: {releasedFrom: \"2999-01-01\"}) { "
                    + field.call().replace("$few", "20").replace("$n", "20") + documents.selection(field, 0) + " } }";
            var answer = answer(document, 1);
            assertThat(answer.path("errors").isMissingNode())
                    .as(answer.toString())
                    .isTrue();
            assertThat(answer.at("/data/trends/" + field.field().getName()).isNull())
                    .as(document)
                    .isFalse();
        }
    }

    @Test
    void eachSemanticNonNullFieldThatFailsHasItsOwnError() {
        var problems = new ConcurrentLinkedQueue<String>();
        var pages = documents.fields().stream()
                .filter(field -> isMarked(field) && field.field().getArgument("first") != null)
                .toList();
        assertThat(pages).hasSizeGreaterThan(10);
        AtOnce.each(pages, page -> {
            var field = page.with("first", "0");
            var document = documents.document(field, field.call() + documents.selection(field, 0));
            var answer = answer(document, 10);
            var way = Stream.concat(documents.wayTo(field).stream(), Stream.of(field))
                    .toList();
            var nulls = Question.values(answer.path("data"), way).stream()
                    .filter(JsonNode::isNull)
                    .count();
            var failed = answer.path("errors").findValues("path").stream()
                    .distinct()
                    .filter(path -> answer.at(pointer(path)).isNull())
                    .count();
            if (nulls == 0 || failed != nulls) {
                problems.add(nulls + " nulls: " + document + answer.path("errors"));
            }
        });
        assertThat(problems).isEmpty();
    }

    @Test
    void fieldThatIsNullWithoutAnErrorIsNotMarkedSemanticNonNull() {
        var answer = question.ask("{ revision(asOf: \"2000-01-01\") { number } }", 1);
        assertThat(answer.toString())
                .startsWith("{\"data\":{\"revision\":null}")
                .doesNotContain("errors");
        assertThat(documents.fields().stream().filter(SemanticNonNullTest::isMarked))
                .extracting(Step::coordinate)
                .contains("Query.models")
                .doesNotContain("Query.revision", "Query.model", "Revision.notes");
    }

    private static String pointer(JsonNode path) {
        return Stream.concat(
                        Stream.of("data"),
                        StreamSupport.stream(path.spliterator(), false).map(JsonNode::asText))
                .map(step -> "/" + step)
                .collect(joining());
    }

    /**
     * On a busy machine, computing the verdicts of all claims takes several requests, because each request stops at its
     * deadline.
     */
    private JsonNode answer(String document, int rows) {
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> question.ask(document, rows),
                        answer -> !answer.path("errors").toString().contains("TIMEOUT"));
    }

    private static boolean isMarked(Step field) {
        return field.field().hasAppliedDirective(ServedSchema.SEMANTIC_NON_NULL);
    }
}
