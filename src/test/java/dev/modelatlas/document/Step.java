package dev.modelatlas.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import graphql.schema.GraphQLFieldDefinition;

/**
 * One level of the way to a field.
 *
 * @param type the type that has it
 * @param field null to only narrow an interface or union to the type
 * @param arguments by name, as documents write them
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

    /** The same with another value of an argument; a page has either a first or a last. */
    Step with(String argument, String value) {
        var others = new LinkedHashMap<>(arguments);
        if (List.of("first", "last").contains(argument)) {
            others.keySet().removeAll(List.of("first", "last"));
        }
        others.put(argument, value);
        return new Step(type, field, others);
    }

    /** Whether more rows are to come with larger variables. */
    boolean grows() {
        return arguments.values().stream().anyMatch(value -> value.startsWith("$") && !value.equals("$id"));
    }
}
