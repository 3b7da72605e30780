package dev.modelatlas.model;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.modelatlas.graphql.Cursor;
import dev.modelatlas.graphql.PageRequest;

/**
 * Identifies one page of a list of models: everything that its content depends on.
 *
 * @param group the models of the list; the page is read at the group's snapshot
 * @param counted whether to count all models of the list, too
 */
record ModelPageKey(ModelGroup group, ModelSort sort, PageRequest request, boolean counted) {
    /**
     * Matches, in the text of a filter, the unset fields that releases after 7a825d1 added to {@code ModelFilter}. The
     * number of a list is computed from the text without these fields. A release and the one before it therefore
     * compute the same number, and accept each other's cursors. Removing a field from this pattern would change the
     * number.
     */
    private static final Pattern LATER_FIELDS = Pattern.compile(", (publishers)=null");

    /**
     * Validates the cursors and determines the revision to read.
     *
     * @throws dev.modelatlas.graphql.ApiException BAD_USER_INPUT when a cursor belongs to another list or revision
     */
    static ModelPageKey of(ModelGroup group, ModelSort sort, PageRequest request, boolean counted) {
        var snapshot = group.snapshot().continuedBy(request);
        var key = new ModelPageKey(group.at(snapshot), sort, request, counted);
        request.mustBelongTo(key.list(), sort.keyset()::accepts);
        return key;
    }

    /**
     * Returns the part that page keys must have in common so that one statement can read their pages: everything except
     * the group's key and dates.
     */
    ModelPageKey statement() {
        return new ModelPageKey(group.withoutKey(), sort, request, counted);
    }

    /** The function that creates the cursor of a row. */
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
                LATER_FIELDS.matcher(String.valueOf(group.filter())).replaceAll(""),
                group.countryBasis(),
                group.organizationBasis(),
                List.copyOf(sort.orderBy()));
    }
}
