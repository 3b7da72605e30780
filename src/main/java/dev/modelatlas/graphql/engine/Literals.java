package dev.modelatlas.graphql.engine;

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

/** Reads values written in a document as the plain values that JSON would give, so that both are checked alike. */
final class Literals {
    /** Stands for a variable, whose value is checked by itself. */
    static final Object VARIABLE = new Object();

    /** A word without quotes. */
    record Name(String text) {}

    private Literals() {}

    static Object plain(Value<?> literal) {
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
            return list.getValues().stream().map(Literals::plain).toList();
        } else if (literal instanceof ObjectValue object) {
            var fields = new LinkedHashMap<String, Object>();
            object.getObjectFields().forEach(field -> fields.put(field.getName(), plain(field.getValue())));
            return fields;
        }
        return literal instanceof VariableReference ? VARIABLE : null;
    }
}
