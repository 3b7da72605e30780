package dev.modelatlas.graphql;

import java.util.List;
import java.util.function.Predicate;

/**
 * Which page of a list a client wants, checked.
 *
 * @param limit how many records at most, 1 to 100
 * @param backward true for the last records of the range, false for the first
 * @param after the position that the page lies after; null for the start of the list
 * @param before the position that the page lies before; null for the end of the list
 */
public record PageRequest(int limit, boolean backward, Cursor after, Cursor before) {
    /** How many records a page has when the client does not say. */
    public static final int DEFAULT_LIMIT = 20;

    private static final int MAXIMUM_LIMIT = 100;

    /**
     * Checks the arguments of a connection, each of which may be null.
     *
     * @throws ApiException BAD_USER_INPUT naming the argument that cannot be used
     */
    public static PageRequest of(Integer first, String after, Integer last, String before) {
        if (first != null && last != null) {
            throw ApiException.badInput("last", "`last`: cannot be given together with `first`; give one of them.");
        }
        var limit = first != null ? limit("first", first) : last != null ? limit("last", last) : DEFAULT_LIMIT;
        var start = after == null ? null : Cursor.decode(after, "after");
        var end = before == null ? null : Cursor.decode(before, "before");
        if (start != null && end != null && start.revision() != end.revision()) {
            throw ApiException.badInput("before", "`before`: belongs to another revision than `after`.");
        }
        return new PageRequest(limit, last != null, start, end);
    }

    /** The revision that the cursors of this request belong to; null without a cursor. */
    public Integer revision() {
        return after != null ? Integer.valueOf(after.revision()) : before != null ? before.revision() : null;
    }

    /** Name of the argument that says {@link #revision()}. */
    public String cursorArgument() {
        return after != null ? "after" : "before";
    }

    /**
     * Refuses cursors that come from another list, filter or order.
     *
     * @param list what {@link Cursor#list} makes of the list that is asked for
     * @param accepts whether these can be the sort keys of a record of it
     * @throws ApiException BAD_USER_INPUT naming the argument that cannot be used
     */
    public void mustBelongTo(long list, Predicate<List<Object>> accepts) {
        mustBelongTo("after", after, list, accepts);
        mustBelongTo("before", before, list, accepts);
    }

    private static void mustBelongTo(String argument, Cursor cursor, long list, Predicate<List<Object>> accepts) {
        if (cursor != null && (cursor.list() != list || !accepts.test(cursor.keys()))) {
            throw ApiException.badInput(
                    argument,
                    "`" + argument
                            + "`: comes from another list, filter or order; use a cursor that this very list gave.");
        }
    }

    private static int limit(String argument, int value) {
        if (value < 1 || value > MAXIMUM_LIMIT) {
            throw ApiException.badInput(
                    argument, "`" + argument + "`: must be from 1 to " + MAXIMUM_LIMIT + ", not " + value + ".");
        }
        return value;
    }
}
