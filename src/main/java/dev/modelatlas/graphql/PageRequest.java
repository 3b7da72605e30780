package dev.modelatlas.graphql;

import java.util.List;
import java.util.function.Predicate;

/**
 * A validated request for a page of a list.
 *
 * @param limit maximum number of records, 1 to 100
 * @param backward true for the last records of the range, false for the first records
 * @param after the page begins after this position; null for the start of the list
 * @param before the page ends before this position; null for the end of the list
 */
public record PageRequest(int limit, boolean backward, Cursor after, Cursor before) {
    /** The page size if the client sets neither {@code first} nor {@code last}. */
    public static final int DEFAULT_LIMIT = 20;

    /** Maximum number of records of a page. */
    public static final int MAXIMUM_LIMIT = 100;

    /**
     * Validates the arguments of a connection. Each of them may be null.
     *
     * @throws ApiException BAD_USER_INPUT when an argument is invalid; the error names it
     */
    public static PageRequest of(Integer first, String after, Integer last, String before) {
        if (first != null && last != null) {
            throw ApiException.badInput("last", "`first` and `last` cannot be combined. Give only one of them.");
        }
        var limit = first != null ? limit("first", first) : last != null ? limit("last", last) : DEFAULT_LIMIT;
        var start = after == null ? null : Cursor.decode(after, "after");
        var end = before == null ? null : Cursor.decode(before, "before");
        if (start != null && end != null && start.revision() != end.revision()) {
            throw ApiException.badInput(
                    "before", "`before` and `after` belong to different revisions. Use cursors of the same revision.");
        }
        return new PageRequest(limit, last != null, start, end);
    }

    /** Number of the revision in the request's cursors; null without a cursor. */
    public Integer revision() {
        return after != null ? Integer.valueOf(after.revision()) : before != null ? before.revision() : null;
    }

    /** Name of the argument ({@code after} or {@code before}) whose cursor contains {@link #revision()}. */
    public String cursorArgument() {
        return after != null ? "after" : "before";
    }

    /**
     * Rejects cursors of a list with another parent, filter or order.
     *
     * @param list identifier of the requested list from {@link Cursor#list}
     * @param accepts whether values can be the sort values of a record in this list
     * @throws ApiException BAD_USER_INPUT when an argument is invalid; the error names it
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
                            + "` is a cursor of a list with other arguments. Use a cursor of this list, with the same"
                            + " filter and order. To page through a nested list, pin `revision`.");
        }
    }

    private static int limit(String argument, int value) {
        if (value < 1 || value > MAXIMUM_LIMIT) {
            throw ApiException.badInput(
                    argument, "`" + argument + "` must be from 1 to " + MAXIMUM_LIMIT + ", but is " + value + ".");
        }
        return value;
    }
}
