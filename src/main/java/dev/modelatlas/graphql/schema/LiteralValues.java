package dev.modelatlas.graphql.schema;

import java.util.LinkedHashMap;

import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;

/**
 * Converts values in a document to the plain values that JSON variables would have. The same code can then check values
 * in documents and in variables.
 */
public final class LiteralValues {
    /** Placeholder for a variable. The variable's value is checked separately. */
    public static final Object VARIABLE = new Object();

    /** An enum value: a name without quotes. */
    public record Name(String text) {}

    private LiteralValues() {}

    public static Object plain(Value<?> literal) {
        if (literal instanceof StringValue text) {
            return text.getValue();
        } else if (literal instanceof IntValue number) {
            return number.getValue();
        } else if (literal instanceof FloatValue number) {
            return number.getValue();
        } else if (literal instanceof BooleanValue truth) {
            return truth.isValue();
        } else if (literal instanceof EnumValue name) {
            return new Name(name.getName());
        } else if (literal instanceof ArrayValue list) {
            return list.getValues().stream().map(LiteralValues::plain).toList();
        } else if (literal instanceof ObjectValue object) {
            var fields = new LinkedHashMap<String, Object>();
            object.getObjectFields().forEach(field -> fields.put(field.getName(), plain(field.getValue())));
            return fields;
        }
        return literal instanceof VariableReference ? VARIABLE : null;
    }
}
