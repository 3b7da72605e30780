package dev.modelatlas.graphql.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.language.VariableReference;

import dev.modelatlas.graphql.schema.LiteralValues;
import dev.modelatlas.graphql.work.SearchWords;

/** Computes the cost of a field's arguments: filters and search strings. */
final class ArgumentCost {
    /**
     * Cost of a word in a search string. The database compares the word with all names. If no name contains the word,
     * it also searches for similar names.
     */
    private static final long WORD = 50;

    /**
     * Cost of an object in a filter. If a filter is in a variable, its objects are charged for each field that uses the
     * variable, because each field reads the filter again.
     */
    private static final long OBJECT = 1;

    private static final String TEXT_NAME = "text";

    private final Map<String, Object> variables;
    /**
     * Computed costs of variables' values. Each key has two names: the argument's and the variable's. Each such pair is
     * examined only once.
     */
    private final Map<List<String>, Long> ofVariables = new HashMap<>();

    private int steps;

    /** @param variables values of the variables, as Java objects, by name */
    ArgumentCost(Map<String, Object> variables) {
        this.variables = variables;
    }

    long of(List<Argument> arguments) {
        // A loop, because most fields have no arguments, and creating a stream takes longer than adding the costs.
        var cost = 0L;
        for (var argument : arguments) {
            cost += of(argument.getName(), argument.getValue());
        }
        return cost;
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
        return ofPlain(name, LiteralValues.plain(value));
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

    /**
     * The number of words in a search string, at most {@link SearchWords#MOST}. A string with more words needs no
     * higher cost, because the server refuses it without a search.
     */
    private static int words(String text) {
        return text.length() > 2 * SearchWords.LONGEST_TEXT
                ? SearchWords.MOST
                : Math.min(SearchWords.MOST, SearchWords.of(text).size());
    }

    /** Number of values that were examined, including parts of lists and objects. */
    int steps() {
        return steps;
    }
}
