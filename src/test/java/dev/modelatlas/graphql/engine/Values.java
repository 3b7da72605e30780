package dev.modelatlas.graphql.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/** Counts what an answer holds. */
final class Values {
    private Values() {}

    /** Objects, lists and what is in them; a null is one. */
    static long in(Object value) {
        if (value instanceof PlainObject object) {
            return 1 + Arrays.stream(object.values()).mapToLong(Values::in).sum();
        } else if (value instanceof Map<?, ?> object) {
            return 1 + object.values().stream().mapToLong(Values::in).sum();
        } else if (value instanceof Collection<?> list) {
            return 1 + list.stream().mapToLong(Values::in).sum();
        }
        return 1;
    }
}
