package dev.modelatlas.recount;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonPatch;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.trend.count.Dimension;

import static dev.modelatlas.recount.Sample.model;
import static org.assertj.core.api.Assertions.assertThat;

/** The comparison that RecountTest uses detects every kind of difference. */
@Concurrent
class ShapeTest {
    private static final TrendsAsked ASKED = new TrendsAsked(
                    Sample.of(
                            model("a", "2020-05-01", 1e23, "language"),
                            model("b", "2021-02-01", 3e23, "language", "vision"),
                            model("c", "2021-02-02", 7e23, "vision")),
                    Question.window(2020, 2021))
            .totals()
            .by(Dimension.DOMAIN);
    private static final JsonStructure ANSWER = json(ASKED.expected()).asJsonObject();

    @Test
    void reportsNoDifferenceForTheExpectedAnswer() {
        assertThat(Shape.differences("", ASKED.expected(), ANSWER)).isEmpty();
    }

    @Test
    void findsADifferenceOfOneInEachNumber() {
        List<String> numbers = numbers("", ANSWER);
        assertThat(numbers).hasSizeGreaterThan(50);
        for (String pointer : numbers) {
            double off = ((JsonNumber) ANSWER.getValue(pointer)).doubleValue() * (1 + 1e-9) + 1;
            JsonPatch change = Json.createPatchBuilder()
                    .replace(pointer, Json.createValue(off))
                    .build();
            assertThat(Shape.differences("", ASKED.expected(), change.apply(ANSWER)))
                    .as(pointer)
                    .hasSize(1);
        }
    }

    @Test
    void reportsUnexpectedNullsAndDifferencesBetweenLists() {
        assertThat(Shape.differences("list", List.of("a", "b"), json(List.of("b", "a"))))
                .containsExactly("list[0]: must be a, is \"b\"", "list[1]: must be b, is \"a\"");
        assertThat(Shape.differences("list", List.of("a", "b"), json(List.of("a"))))
                .containsExactly("list: must have 2 elements, has 1");
        assertThat(Shape.differences("share", 0.0, JsonValue.NULL)).containsExactly("share: must be 0.0, is null");
    }

    @Test
    void reportsMissingAndUnexpectedFields() {
        assertThat(Shape.differences("", Map.of("a", 1), json(Map.of("b", 1))))
                .containsExactly(".a: missing", ".b: not asked for");
    }

    @Test
    void selectionContainsEveryComponentOfAJavaRecord() {
        assertThat(Shape.selection(Answer.First.class))
                .isEqualTo(" { key model { slug name releasedOn } models { slug name releasedOn } }");
    }

    private static List<String> numbers(String pointer, JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT ->
                value.asJsonObject().entrySet().stream()
                        .flatMap(field -> numbers(pointer + "/" + field.getKey(), field.getValue()).stream())
                        .toList();
            case ARRAY ->
                java.util.stream.IntStream.range(0, value.asJsonArray().size())
                        .boxed()
                        .flatMap(i ->
                                numbers(pointer + "/" + i, value.asJsonArray().get(i)).stream())
                        .toList();
            case NUMBER -> List.of(pointer);
            default -> List.of();
        };
    }

    private static JsonValue json(Object value) {
        if (value == null) {
            return JsonValue.NULL;
        }
        if (value instanceof Record record) {
            JsonObjectBuilder object = Json.createObjectBuilder();
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                object.add(component.getName(), json(read(component, record)));
            }
            return object.build();
        }
        if (value instanceof Map<?, ?> fields) {
            JsonObjectBuilder object = Json.createObjectBuilder();
            fields.forEach((name, field) -> object.add(name.toString(), json(field)));
            return object.build();
        }
        if (value instanceof List<?> list) {
            JsonArrayBuilder array = Json.createArrayBuilder();
            list.forEach(element -> array.add(json(element)));
            return array.build();
        }
        if (value instanceof Boolean truth) {
            return truth ? JsonValue.TRUE : JsonValue.FALSE;
        }
        return value instanceof Number number ? Json.createValue(number) : Json.createValue(value.toString());
    }

    private static Object read(RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
