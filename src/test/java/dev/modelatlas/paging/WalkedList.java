package dev.modelatlas.paging;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A connection to walk through.
 *
 * @param name for messages
 * @param field with placeholders for the page's arguments and the selection
 * @param record the fields of each record
 * @param at the list's content at a revision, determined without pages: the values of the records, separated by spaces
 */
record WalkedList(String name, String field, String record, IntFunction<List<String>> at) {

    /** A number or null, as in records. */
    static String text(Double number) {
        return number == null
                ? "null"
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
