package dev.modelatlas.graphql.permalink;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.StringValue;
import graphql.language.VariableReference;

/** Reads and replaces the arguments of a field that choose a revision. */
final class Arguments {
    static final String REVISION = "revision";
    static final String NUMBER = "number";
    static final String AS_OF = "asOf";
    static final String AFTER = "after";
    static final String BEFORE = "before";

    private Arguments() {}

    static Field with(String name, int value, Field field) {
        var arguments = new ArrayList<>(without(name, field).getArguments());
        arguments.add(new Argument(name, IntValue.of(value)));
        return field.transform(it -> it.arguments(arguments));
    }

    static Field without(String name, Field field) {
        var arguments = field.getArguments().stream()
                .filter(argument -> !argument.getName().equals(name))
                .toList();
        return field.transform(it -> it.arguments(arguments));
    }

    static boolean isGiven(String name, Field field, Map<String, Object> variables) {
        return value(name, field, variables).isPresent();
    }

    /**
     * The value of an argument: the value of a variable, a string, or the node of any other literal. Empty when the
     * argument is omitted or null.
     */
    static Optional<Object> value(String name, Field field, Map<String, Object> variables) {
        return field.getArguments().stream()
                .filter(argument -> argument.getName().equals(name))
                .findFirst()
                .map(Argument::getValue)
                .map(value -> value instanceof VariableReference variable
                        ? variables.get(variable.getName())
                        : value instanceof StringValue text
                                ? text.getValue()
                                : value instanceof NullValue ? null : value);
    }
}
