package dev.modelatlas.model;

import java.util.List;
import java.util.function.Function;

import dev.modelatlas.graphql.Cursor;
import dev.modelatlas.graphql.PageRequest;

/**
 * One page of one list of models: everything that decides what it holds.
 *
 * @param group whose models; its snapshot is the one that the page is read at
 * @param counted whether the whole list is to be counted, too
 */
record ModelPageKey(ModelGroup group, ModelSort sort, PageRequest request, boolean counted) {

    /**
     * Checks the cursors and settles the revision.
     *
     * @throws dev.modelatlas.graphql.ApiException BAD_USER_INPUT when a cursor comes from another list or revision
     */
    static ModelPageKey of(ModelGroup group, ModelSort sort, PageRequest request, boolean counted) {
        var snapshot = group.snapshot().continuedBy(request);
        var key = new ModelPageKey(group.at(snapshot), sort, request, counted);
        request.mustBelongTo(key.list(), sort.keyset()::accepts);
        return key;
    }

    /** What pages have in common that one statement can read. */
    ModelPageKey statement() {
        return new ModelPageKey(group.withoutKey(), sort, request, counted);
    }

    /** Makes the cursors of rows. */
    Function<ModelEntity, String> cursors() {
        var list = list();
        return row -> new Cursor(group.snapshot().revision(), list, sort.keys(row)).encode();
    }

    private long list() {
        return Cursor.list(
                "models",
                group.condition(),
                group.key(),
                group.releasedFrom(),
                group.releasedTo(),
                group.filter(),
                group.countryBasis(),
                group.organizationBasis(),
                List.copyOf(sort.orderBy()));
    }
}
