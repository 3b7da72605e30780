package dev.modelatlas.graphql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The records of one page.
 *
 * @param records in the order of the list
 * @param hasNextPage whether the list has records after the page
 * @param hasPreviousPage whether the list has records before the page
 */
public record Page<T>(List<T> records, boolean hasNextPage, boolean hasPreviousPage) {

    /**
     * Creates the page from the records that were read for it.
     *
     * @param read up to {@code request.limit() + 1} records. For a backward request, the last records of the
     *     requested range, in reverse order
     */
    public static <T> Page<T> of(List<T> read, PageRequest request) {
        var more = read.size() > request.limit();
        var records = new ArrayList<>(more ? read.subList(0, request.limit()) : read);
        if (request.backward()) {
            Collections.reverse(records);
        }
        // If the request limits the page by a cursor, the list has a record beyond that limit: at least the cursor's
        // own record, which exists at the cursor's revision.
        return new Page<>(
                records,
                request.backward() ? request.before() != null : more || request.before() != null,
                request.backward() ? more || request.after() != null : request.after() != null);
    }

    /** @param cursor returns the cursor of a record */
    public PageInfo info(Function<T, String> cursor) {
        var empty = records.isEmpty();
        return new PageInfo(
                empty ? null : cursor.apply(records.get(0)),
                empty ? null : cursor.apply(records.get(records.size() - 1)),
                hasNextPage,
                hasPreviousPage);
    }
}
