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
     * @param read up to {@code request.limit() + 1} records. For a backward request, these are the last records of the
     *     requested range, in reverse order
     */
    public static <T> Page<T> of(List<T> read, PageRequest request) {
        var more = read.size() > request.limit();
        var records = new ArrayList<>(more ? read.subList(0, request.limit()) : read);
        if (request.backward()) {
            Collections.reverse(records);
        }
        // The record of a cursor exists at the cursor's revision. With the cursor {@code before}, the list therefore
        // has at least this record after the page. With {@code after}, the list has at least this record before the
        // page.
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
