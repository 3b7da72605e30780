package dev.modelatlas.revision;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.PageRequest;

/**
 * The revision that something was read at. Every entity carries its own, so that what is nested below it is read at
 * the same one.
 *
 * @param revision number of the revision
 * @param pinned true when the client asked for this number; ids then carry it
 */
public record Snapshot(int revision, boolean pinned) {

    /**
     * What a page of a list below this is read at: the revision of its cursor, if it has one.
     *
     * @throws ApiException BAD_USER_INPUT when this is pinned to another revision than the cursor
     */
    public Snapshot continuedBy(PageRequest page) {
        if (page.revision() == null) {
            return this;
        }
        if (pinned && page.revision() != revision) {
            throw ApiException.badInput(
                    page.cursorArgument(),
                    "`" + page.cursorArgument() + "`: belongs to revision " + page.revision()
                            + ", but this list is read at revision " + revision + ".");
        }
        return new Snapshot(page.revision(), true);
    }
}
