package dev.modelatlas.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import graphql.schema.GraphQLFieldDefinition;

/**
 * One level of a path to a field.
 *
 * @param type the type with the field
 * @param field null to only narrow an interface or union to the type
 * @param arguments by name, as written in documents
 */
record Step(String type, GraphQLFieldDefinition field, Map<String, String> arguments) {

    String coordinate() {
        return type + "." + field.getName();
    }

    String text() {
        return field == null ? "... on " + type : call();
    }

    /** The field with its arguments. */
    String call() {
        if (arguments.isEmpty()) {
            return field.getName();
        }
        return field.getName()
                + arguments.entrySet().stream()
                        .map(argument -> argument.getKey() + ": " + argument.getValue())
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** The same step with another value of an argument. A page has either first or last. */
    Step with(String argument, String value) {
        var others = new LinkedHashMap<>(arguments);
        if (List.of("first", "last").contains(argument)) {
            others.keySet().removeAll(List.of("first", "last"));
        }
        others.put(argument, value);
        return new Step(type, field, others);
    }

    /** Whether larger values of the variables give more rows. */
    boolean grows() {
        return arguments.values().stream().anyMatch(value -> value.startsWith("$") && !value.equals("$id"));
    }
}
