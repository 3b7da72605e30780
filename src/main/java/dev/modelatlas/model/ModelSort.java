package dev.modelatlas.model;

import java.util.ArrayList;
import java.util.List;

import dev.modelatlas.graphql.Direction;
import dev.modelatlas.graphql.Ordering;
import dev.modelatlas.sql.Keyset;

/**
 * A total order of models: the requested sort keys, then the slug.
 *
 * @param orderBy the requested sort keys; not empty
 * @param keyset the same order in SQL
 */
public record ModelSort(List<ModelOrder> orderBy, Keyset keyset) {
    private static final List<ModelOrder> NEWEST_FIRST =
            List.of(new ModelOrder(ModelOrderField.RELEASED_ON, Direction.DESC));
    private static final Keyset.Key BY_SLUG = new Keyset.Key("slug", false, false, String.class);

    /**
     * The order that the client requested.
     *
     * @param orderBy null or empty for the newest models first
     * @throws dev.modelatlas.graphql.ApiException BAD_USER_INPUT when a field appears twice
     */
    public static ModelSort of(List<ModelOrder> orderBy) {
        var wanted = orderBy == null || orderBy.isEmpty() ? NEWEST_FIRST : orderBy;
        var keys = wanted.stream().map(order -> order.field().key(order.direction() == Direction.DESC));
        return new ModelSort(List.copyOf(wanted), Ordering.of(keys, BY_SLUG));
    }

    /** The sort values of a model, for its cursor. */
    List<Object> keys(ModelEntity row) {
        var keys = new ArrayList<>();
        orderBy.forEach(order -> keys.add(order.field().value(row)));
        keys.add(row.slug);
        return keys;
    }
}
