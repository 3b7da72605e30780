package dev.modelatlas.graphql.engine;

import java.util.List;
import java.util.Map;

import graphql.GraphQLError;
import graphql.language.SourceLocation;

import dev.modelatlas.graphql.ErrorCode;

/** How large the values of a request are: what they take to check and to read, about. */
final class ValueSize {
    private static final int FRAME = 10;

    private ValueSize() {}

    /**
     * The characters of all texts and names, 1 for each value, and 10 for each list or object.
     *
     * @param value a plain value, as JSON or {@link Literals} gives it
     */
    static long of(Object value) {
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

    /** @param values what the client calls them */
    static GraphQLError tooLarge(String values, long size, int most, List<SourceLocation> locations) {
        return CodedError.of(
                ErrorCode.LIMIT_EXCEEDED,
                values + " are too large: they take " + size + " characters, and at most " + most + " are read.",
                locations);
    }
}
