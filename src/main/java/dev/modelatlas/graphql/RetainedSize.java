package dev.modelatlas.graphql;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/**
 * Computes the heap size of values, for caches bounded in bytes. Assumes a 64-bit JVM with compressed references and
 * 8-byte alignment.
 */
public final class RetainedSize {
    private static final int REFERENCE = 4;
    private static final int ARRAY = 16;
    private static final int STRING = 24;
    private static final int SMALL_NUMBER = 16;
    private static final int LIST = 24;
    private static final int MAP = 56;
    private static final int ENTRY = 40;
    private static final int DECIMAL = 40;

    private RetainedSize() {}

    /** The heap size of a string: one byte for each character when all are Latin-1, otherwise two. */
    public static long of(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                return STRING + array(2L * text.length());
            }
        }
        return STRING + array(text.length());
    }

    /** The heap size of a JSON value: string, number, boolean, null, list or map. */
    public static long of(Object value) {
        if (value instanceof String text) {
            return of(text);
        } else if (value instanceof Map<?, ?> map) {
            var size = MAP + (map.isEmpty() ? 0 : array(REFERENCE * 2L * Integer.highestOneBit(map.size())));
            for (var entry : map.entrySet()) {
                size += ENTRY + of(entry.getKey()) + of(entry.getValue());
            }
            return size;
        } else if (value instanceof Collection<?> list) {
            var size = LIST + array((long) REFERENCE * list.size());
            for (var item : list) {
                size += of(item);
            }
            return size;
        } else if (value instanceof BigDecimal number) {
            return DECIMAL + (number.precision() > 18 ? DECIMAL + array(number.precision() / 2) : 0);
        }
        return value instanceof Number ? SMALL_NUMBER : 0;
    }

    private static long array(long bytes) {
        return (ARRAY + bytes + 7) / 8 * 8;
    }
}
