package dev.modelatlas.paging;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A connection to walk through.
 *
 * @param name for messages
 * @param field with a place for the arguments of the page and one for the selection
 * @param record what is asked of each record
 * @param at what the list holds at a revision, by another way than pages: the values of the records, between blanks
 */
record WalkedList(String name, String field, String record, IntFunction<List<String>> at) {

    /** A number, or null, as records show it. */
    static String text(Double number) {
        return number == null
                ? "null"
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
