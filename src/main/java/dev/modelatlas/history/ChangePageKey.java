package dev.modelatlas.history;

import java.util.List;

import dev.modelatlas.graphql.Cursor;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.sql.Keyset;

/**
 * One page of the changes of some revisions, oldest first, then by slug: everything that decides what it holds.
 *
 * @param list what {@link Cursor#list} makes of the list
 * @param after the revisions after this one
 * @param until and up to this one
 * @param kinds which kinds of changes; empty for all
 * @param counted whether the whole list is to be counted, too
 */
record ChangePageKey(long list, int after, int until, List<ChangeKind> kinds, PageRequest request, boolean counted) {
    static final Keyset OLDEST_FIRST = new Keyset(List.of(
            new Keyset.Key("revision_number", false, false, Integer.class),
            new Keyset.Key("slug", false, false, String.class)));

    /** @throws dev.modelatlas.graphql.ApiException BAD_USER_INPUT when a cursor comes from another list */
    ChangePageKey {
        request.mustBelongTo(list, OLDEST_FIRST::accepts);
    }

    /** What pages have in common that one statement can read. */
    ChangePageKey statement() {
        var withoutCursors = new PageRequest(request.limit(), request.backward(), null, null);
        return request.revision() == null ? new ChangePageKey(0, 0, 0, kinds, withoutCursors, counted) : this;
    }

    String cursor(ChangeRow row) {
        return new Cursor(until, list, List.of(row.revisionNumber(), row.slug())).encode();
    }
}
