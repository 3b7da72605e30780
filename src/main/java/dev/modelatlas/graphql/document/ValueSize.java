package dev.modelatlas.graphql.document;

import java.util.List;
import java.util.Map;

import graphql.GraphQLError;

import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.graphql.schema.LiteralValues;

/** Measures the size of a request's values: roughly the effort of checking and reading them. */
public final class ValueSize {
    private static final int FRAME = 10;

    private ValueSize() {}

    /**
     * The size in points: 10 for each list or object, 1 for each other value, and 1 more for each character of strings
     * and names.
     *
     * @param value a plain value, as parsed from JSON or by {@link LiteralValues}
     */
    public static long of(Object value) {
        if (value instanceof String text) {
            return 1L + text.length();
        } else if (value instanceof Map<?, ?> object) {
            var size = (long) FRAME;
            for (var field : object.entrySet()) {
                size += ((String) field.getKey()).length() + of(field.getValue());
            }
            return size;
        } else if (value instanceof List<?> list) {
            var size = (long) FRAME;
            for (var item : list) {
                size += of(item);
            }
            return size;
        }
        return 1;
    }

    /**
     * The error for values that are too large.
     *
     * @param values subject of the message, such as {@code The variables}
     */
    public static GraphQLError tooLarge(String values, long size, int most) {
        return CodedError.of(
                ErrorCode.LIMIT_EXCEEDED,
                values + " are too large: their size is " + size + " points. The limit is " + most + ".");
    }
}
