package dev.modelatlas.graphql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The records of one page.
 *
 * @param records in the order of the list
 * @param hasNextPage whether more follow
 * @param hasPreviousPage whether some come before
 */
public record Page<T>(List<T> records, boolean hasNextPage, boolean hasPreviousPage) {

    /**
     * Cuts a page out of what was read for it.
     *
     * @param read up to {@code request.limit() + 1} records, read from the end of the list when the request is backward
     */
    public static <T> Page<T> of(List<T> read, PageRequest request) {
        var more = read.size() > request.limit();
        var records = new ArrayList<>(more ? read.subList(0, request.limit()) : read);
        if (request.backward()) {
            Collections.reverse(records);
        }
        // The record that a cursor was made of is there for ever, at the cursor's revision.
        return new Page<>(
                records,
                request.backward() ? request.before() != null : more || request.before() != null,
                request.backward() ? more || request.after() != null : request.after() != null);
    }

    /** @param cursor makes the cursor of a record */
    public PageInfo info(Function<T, String> cursor) {
        var empty = records.isEmpty();
        return new PageInfo(
                empty ? null : cursor.apply(records.get(0)),
                empty ? null : cursor.apply(records.get(records.size() - 1)),
                hasNextPage,
                hasPreviousPage);
    }
}
