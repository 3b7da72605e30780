package dev.modelatlas.graphql.execution;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

import dev.modelatlas.graphql.direct.DirectObject;

/** Counts the values of a response. */
final class Values {
    private Values() {}

    /** The number of objects, lists and their values; a null counts as one. */
    static long in(Object value) {
        if (value instanceof DirectObject object) {
            return 1 + Arrays.stream(object.values()).mapToLong(Values::in).sum();
        } else if (value instanceof Map<?, ?> object) {
            return 1 + object.values().stream().mapToLong(Values::in).sum();
        } else if (value instanceof Collection<?> list) {
            return 1 + list.stream().mapToLong(Values::in).sum();
        }
        return 1;
    }
}
