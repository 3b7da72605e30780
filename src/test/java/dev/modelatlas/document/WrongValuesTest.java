package dev.modelatlas.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLTypeUtil;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.modelatlas.graphql.execution.Engine;
import dev.modelatlas.testsupport.AtOnce;
import dev.modelatlas.testsupport.GraphQLClient;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Passes values of every kind to every argument, and to every field of an argument's input object: in the document, as
 * the value of a variable, and as its default. A wrong value is an error of the client, never of the server.
 */
@QuarkusTest
class WrongValuesTest {
    private static final String DIRECTIVE = "{ __typename @skip(if: %s) }";

    /** Values of every kind, as written in documents, with the same values in JSON. */
    private static final Map<String, Object> VALUES = Map.ofEntries(
            entry("1", 1),
            entry("-1", -1),
            entry("99999999999", 99_999_999_999L),
            entry("1.5", new BigDecimal("1.5")),
            entry("1e400", new BigDecimal("1e400")),
            entry("true", true),
            entry("WORD", "WORD"),
            entry("\"text\"", "text"),
            entry("[]", List.of()),
            entry("[true]", List.of(true)),
            entry("[[1]]", List.of(List.of(1))),
            entry("{}", Map.of()),
            entry("{ a: 1 }", Map.of("a", 1)));

    @Inject
    Engine engine;

    /**
     * One position of a document at which a value may stand.
     *
     * @param document document with {@code %s} at the position
     * @param type type of the position
     */
    private record Place(String document, GraphQLInputType type) {
        Stream<Asked> asked() {
            var required = GraphQLTypeUtil.simplePrint(type);
            var nullable = GraphQLTypeUtil.simplePrint(GraphQLTypeUtil.unwrapNonNull(type));
            return Stream.concat(
                    Stream.of(
                            new Asked(document.formatted("null"), Map.of()),
                            withVariable(required, nothing()),
                            withVariable(nullable, nothing()),
                            withVariable(nullable + " = null", Map.of())),
                    VALUES.entrySet().stream()
                            .flatMap(value -> Stream.of(
                                    new Asked(document.formatted(value.getKey()), Map.of()),
                                    withVariable(required, Map.of("it", value.getValue())),
                                    withVariable(required + " = " + value.getKey(), Map.of()))));
        }

        private Asked withVariable(String definition, Map<String, Object> variables) {
            return new Asked("query ($it: " + definition + ") " + document.formatted("$it"), variables);
        }

        private static Map<String, Object> nothing() {
            var variables = new LinkedHashMap<String, Object>();
            variables.put("it", null);
            return variables;
        }
    }

    private record Asked(String document, Map<String, Object> variables) {}

    @Test
    void wrongValueIsNeverAnInternalError() {
        var broken = new ConcurrentLinkedQueue<String>();
        AtOnce.each(places().flatMap(Place::asked).toList(), asked -> {
            if (GraphQLClient.answer(asked.document(), asked.variables()).contains("INTERNAL_SERVER_ERROR")) {
                broken.add(asked.toString());
            }
        });
        assertThat(broken).isEmpty();
    }

    /** Each argument once, although many fields have an argument with this name and type. */
    private Stream<Place> places() {
        var documents = new DocumentsOfSchema(engine.schema());
        var places = new LinkedHashMap<String, List<Place>>();
        documents.fields().stream()
                .filter(documents::canBeAsked)
                .forEach(field -> field.field().getArguments().forEach(argument -> {
                    var type = argument.getType();
                    places.computeIfAbsent(argument.getName() + ": " + GraphQLTypeUtil.simplePrint(type), first -> {
                        var call = field.with(argument.getName(), "%s").call() + documents.selection(field, 0);
                        return places(ofFewRows(documents.document(field, call)), type);
                    });
                }));
        assertThat(places).hasSizeGreaterThan(20);
        return Stream.concat(
                Stream.of(new Place(
                        DIRECTIVE,
                        engine.schema().getDirective("skip").getArgument("if").getType())),
                places.values().stream().flatMap(List::stream));
    }

    /** The place itself, and the places of the fields if it takes an input object. */
    private static List<Place> places(String document, GraphQLInputType type) {
        var places = new ArrayList<Place>();
        places.add(new Place(document, type));
        if (GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLInputObjectType object) {
            object.getFieldDefinitions()
                    .forEach(
                            field -> places.add(new Place(document.formatted(object(object, field)), field.getType())));
        }
        return places;
    }

    /** An object with {@code %s} as the value of one field, and with the other required fields. */
    private static String object(GraphQLInputObjectType type, GraphQLInputObjectField tested) {
        return type.getFieldDefinitions().stream()
                .filter(field ->
                        field == tested || GraphQLTypeUtil.isNonNull(field.getType()) && !field.hasSetDefaultValue())
                .map(field -> field.getName() + ": " + (field == tested ? "%s" : first(field)))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private static String first(GraphQLInputObjectField field) {
        var type = (GraphQLEnumType) GraphQLTypeUtil.unwrapAll(field.getType());
        return type.getValues().get(0).getName();
    }

    /** The document with few rows, and with values instead of its variables. */
    private static String ofFewRows(String document) {
        return document.substring(document.indexOf('{'))
                .replace("$n", "2")
                .replace("$few", "2")
                .replace("$filter", "{ minTasks: 1 }")
                .replace("$ids", "[\"x\"]")
                .replace("$id", "\"x\"");
    }
}
