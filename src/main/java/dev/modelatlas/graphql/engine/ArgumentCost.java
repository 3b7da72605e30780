package dev.modelatlas.graphql.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.language.VariableReference;

import dev.modelatlas.graphql.work.SearchWords;

/** What the arguments of a field cost besides the records it brings: filters, and texts that are looked for. */
final class ArgumentCost {
    /** A word is compared with all names, and when none has it, with what it may be a misspelling of. */
    private static final long WORD = 50;

    /** An object of a filter: it is read for each field that uses it, variables included. */
    private static final long OBJECT = 1;

    private static final String TEXT_NAME = "text";

    private final Map<String, Object> variables;
    /** By the names of argument and variable: one that is used often is looked through once. */
    private final Map<List<String>, Long> ofVariables = new HashMap<>();

    private int steps;

    /** @param variables plain values by name */
    ArgumentCost(Map<String, Object> variables) {
        this.variables = variables;
    }

    long of(List<Argument> arguments) {
        return arguments.stream()
                .mapToLong(argument -> of(argument.getName(), argument.getValue()))
                .sum();
    }

    private long of(String name, Value<?> value) {
        steps++;
        if (value instanceof VariableReference variable) {
            return ofVariables.computeIfAbsent(
                    List.of(name, variable.getName()), first -> ofPlain(name, variables.get(variable.getName())));
        } else if (value instanceof ObjectValue object) {
            return OBJECT
                    + object.getObjectFields().stream()
                            .mapToLong((ObjectField field) -> of(field.getName(), field.getValue()))
                            .sum();
        } else if (value instanceof ArrayValue list) {
            return list.getValues().stream().mapToLong(item -> of(name, item)).sum();
        }
        return ofPlain(name, Literals.plain(value));
    }

    private long ofPlain(String name, Object value) {
        steps++;
        if (value instanceof Map<?, ?> object) {
            return OBJECT
                    + object.entrySet().stream()
                            .mapToLong(field -> ofPlain((String) field.getKey(), field.getValue()))
                            .sum();
        } else if (value instanceof List<?> list) {
            return list.stream().mapToLong(item -> ofPlain(name, item)).sum();
        }
        return value instanceof String text && name.equals(TEXT_NAME) ? WORD * words(text) : 0;
    }

    /** What has more words, or is longer, is refused before it costs anything. */
    private static int words(String text) {
        return text.length() > 2 * SearchWords.LONGEST_TEXT
                ? SearchWords.MOST
                : Math.min(SearchWords.MOST, SearchWords.of(text).size());
    }

    /** Values, and parts of them, that were looked at. */
    int steps() {
        return steps;
    }
}
