package dev.modelatlas.history;

import java.util.List;

import dev.modelatlas.graphql.Cursor;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.sql.Keyset;

/**
 * Identifies one page of changes, ordered by revision, then by slug: everything that its content depends on.
 *
 * @param list identifier of the list from {@link Cursor#list}
 * @param after only changes of revisions after this one are listed
 * @param until the last revision whose changes are listed
 * @param kinds kinds of changes; empty for all
 * @param counted whether to count the whole list, too
 */
record ChangePageKey(long list, int after, int until, List<ChangeKind> kinds, PageRequest request, boolean counted) {
    static final Keyset OLDEST_FIRST = new Keyset(List.of(
            new Keyset.Key("revision_number", false, false, Integer.class),
            new Keyset.Key("slug", false, false, String.class)));

    /** @throws dev.modelatlas.graphql.ApiException BAD_USER_INPUT when a cursor belongs to another list */
    ChangePageKey {
        request.mustBelongTo(list, OLDEST_FIRST::accepts);
    }

    /** What pages must have in common to be read by one statement. */
    ChangePageKey statement() {
        var withoutCursors = new PageRequest(request.limit(), request.backward(), null, null);
        return request.revision() == null ? new ChangePageKey(0, 0, 0, kinds, withoutCursors, counted) : this;
    }

    String cursor(ChangeRow row) {
        return new Cursor(until, list, List.of(row.revisionNumber(), row.slug())).encode();
    }
}
