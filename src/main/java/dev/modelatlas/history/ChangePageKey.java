package dev.modelatlas.history;

import java.util.List;

import dev.modelatlas.graphql.Cursor;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.sql.Keyset;

/**
 * Identifies one page of changes by everything that its content depends on. Changes are ordered by revision, then by
 * slug.
 *
 * @param list identifier of the list, computed by {@link Cursor#list}
 * @param after a revision number; only changes of later revisions are listed
 * @param until the last revision whose changes are listed
 * @param kinds kinds of changes; empty for all
 * @param counted whether to count all changes in the list, too
 */
record ChangePageKey(long list, int after, int until, List<ChangeKind> kinds, PageRequest request, boolean counted) {
    static final Keyset OLDEST_FIRST = new Keyset(List.of(
            new Keyset.Key("revision_number", false, false, Integer.class),
            new Keyset.Key("slug", false, false, String.class)));

    /** @throws dev.modelatlas.graphql.ApiException BAD_USER_INPUT when a cursor belongs to another list */
    ChangePageKey {
        request.mustBelongTo(list, OLDEST_FIRST::accepts);
    }

    /** A key for grouping: one SQL statement reads all pages for which this method returns equal keys. */
    ChangePageKey statement() {
        var withoutCursors = new PageRequest(request.limit(), request.backward(), null, null);
        return request.revision() == null ? new ChangePageKey(0, 0, 0, kinds, withoutCursors, counted) : this;
    }

    String cursor(ChangeRow row) {
        return new Cursor(until, list, List.of(row.revisionNumber(), row.slug())).encode();
    }
}
