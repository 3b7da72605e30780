package dev.modelatlas.revision;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.PageRequest;

/**
 * The revision at which an object was read. Every entity carries its snapshot, so that its nested fields are read at
 * the same revision.
 *
 * @param revision number of the revision
 * @param pinned whether the client requested this revision; IDs then contain its number
 */
public record Snapshot(int revision, boolean pinned) {

    /** The number of the revision if the snapshot is pinned; null otherwise. */
    public Integer pinnedRevision() {
        return pinned ? revision : null;
    }

    /**
     * The snapshot at which to read a page of a nested list: a snapshot of the cursor's revision, or this snapshot if
     * there is no cursor. A cursor does not pin the snapshot. Only IDs of pinned snapshots contain the revision, so a
     * record has the same ID on each page of a list.
     *
     * @throws ApiException BAD_USER_INPUT when this snapshot is pinned, and the cursor has a different revision
     */
    public Snapshot continuedBy(PageRequest page) {
        if (page.revision() == null) {
            return this;
        }
        if (pinned && page.revision() != revision) {
            throw ApiException.badInput(
                    page.cursorArgument(),
                    "`" + page.cursorArgument() + "` belongs to revision " + page.revision()
                            + ", but this list is read at revision " + revision
                            + ". Use a cursor from revision " + revision + ".");
        }
        return new Snapshot(page.revision(), pinned);
    }
}
