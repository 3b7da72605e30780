package dev.modelatlas.model.filter;

import java.util.List;
import java.util.Optional;

import dev.modelatlas.organization.OrganizationDirectory;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.revision.Snapshot;

/** Looks up the organizations that a filter names. */
record OrganizationKeys(OrganizationDirectory directory, Snapshot snapshot, CurrentRevision current) {
    /**
     * Returns a list with the key of the organization that has the slug at this revision. If only a later revision has
     * the slug, the list is empty, so no model matches: a later renaming must not change which models match at this
     * revision, because caches keep responses of this revision forever.
     *
     * @return {@code Optional.empty()} when no organization has the slug, not even at a later revision
     */
    Optional<List<Integer>> of(String slug) {
        return directory
                .at(snapshot)
                .bySlug(slug)
                .map(found -> List.of(found.key()))
                .or(() -> isOfLater(slug) ? Optional.of(List.of()) : Optional.empty());
    }

    private boolean isOfLater(String slug) {
        var newest = current.number().orElse(snapshot.revision());
        return newest > snapshot.revision()
                && directory.at(new Snapshot(newest, false)).bySlug(slug).isPresent();
    }
}
