package dev.modelatlas.graphql;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;

import dev.modelatlas.sql.Keyset;

/**
 * A list in memory that clients can page through.
 *
 * @param records in any order
 * @param keyset the sort order
 * @param keys returns the sort values of a record
 * @param revision number of the revision at which the records were read
 * @param list identifier of the list from {@link Cursor#list}
 */
public record InMemoryList<T>(List<T> records, Keyset keyset, Function<T, List<Object>> keys, int revision, long list) {

    /**
     * The requested page.
     *
     * @throws ApiException BAD_USER_INPUT when a cursor belongs to another list
     */
    public Page<T> page(PageRequest request) {
        request.mustBelongTo(list, keyset::accepts);
        var order = keyset.comparator();
        var direction = request.backward() ? Collections.reverseOrder(order) : order;
        return Page.of(
                records.stream()
                        .filter(record -> request.after() == null
                                || order.compare(
                                                keys.apply(record),
                                                request.after().keys())
                                        > 0)
                        .filter(record -> request.before() == null
                                || order.compare(
                                                keys.apply(record),
                                                request.before().keys())
                                        < 0)
                        .sorted((one, other) -> direction.compare(keys.apply(one), keys.apply(other)))
                        .limit(request.limit() + 1L)
                        .toList(),
                request);
    }

    /** The cursor of a record. */
    public String cursor(T record) {
        return new Cursor(revision, list, keys.apply(record)).encode();
    }
}
