package dev.modelatlas.model;

import java.util.ArrayList;
import java.util.List;

import dev.modelatlas.graphql.Direction;
import dev.modelatlas.graphql.Ordering;
import dev.modelatlas.sql.Keyset;

/**
 * A total order of models: what the client asked for, then the slug.
 *
 * @param orderBy not empty
 * @param keyset the same for SQL
 */
record ModelSort(List<ModelOrder> orderBy, Keyset keyset) {
    private static final List<ModelOrder> NEWEST_FIRST =
            List.of(new ModelOrder(ModelOrderField.RELEASED_ON, Direction.DESC));
    private static final Keyset.Key BY_SLUG = new Keyset.Key("slug", false, false, String.class);

    /**
     * The order that a client asks for.
     *
     * @param orderBy null or empty for the newest first
     * @throws dev.modelatlas.graphql.ApiException BAD_USER_INPUT when it names a field twice
     */
    static ModelSort of(List<ModelOrder> orderBy) {
        var wanted = orderBy == null || orderBy.isEmpty() ? NEWEST_FIRST : orderBy;
        var keys = wanted.stream().map(order -> order.field().key(order.direction() == Direction.DESC));
        return new ModelSort(List.copyOf(wanted), Ordering.of(keys, BY_SLUG));
    }

    /** What a model is sorted by, for its cursor. */
    List<Object> keys(ModelEntity row) {
        var keys = new ArrayList<>();
        orderBy.forEach(order -> keys.add(order.field().value(row)));
        keys.add(row.slug);
        return keys;
    }
}
