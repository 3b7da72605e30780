package dev.modelatlas.history;

import java.util.List;

import dev.modelatlas.graphql.Cursor;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.sql.Keyset;

/** Identifies one page of a revision's import notes, in the order in which the import recorded them. */
record NotePageKey(int revision, PageRequest request) {
    private static final Keyset BY_POSITION =
            new Keyset(List.of(new Keyset.Key("position", false, false, Integer.class)));

    /** @throws dev.modelatlas.graphql.ApiException BAD_USER_INPUT when a cursor belongs to another list */
    NotePageKey {
        request.mustBelongTo(list(revision), BY_POSITION::accepts);
    }

    /** The position of the note after which the page begins. */
    int after() {
        return request.after() == null ? 0 : (Integer) request.after().keys().get(0);
    }

    /** The position of the note before which the page ends. */
    int before() {
        return request.before() == null
                ? Integer.MAX_VALUE
                : (Integer) request.before().keys().get(0);
    }

    String cursor(NoteRow row) {
        return new Cursor(revision, list(revision), List.of(row.position())).encode();
    }

    private static long list(int revision) {
        return Cursor.list("notes of", revision);
    }
}
