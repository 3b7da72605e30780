package dev.modelatlas.model.filter;

import java.util.List;
import java.util.Optional;

import dev.modelatlas.organization.OrganizationDirectory;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.revision.Snapshot;

/** Looks up the organizations that a filter names. */
record OrganizationKeys(OrganizationDirectory directory, Snapshot snapshot, CurrentRevision current) {
    /**
     * Returns the key of the organization with the slug at this revision; empty when no such organization exists. If
     * only a later revision has the slug, returns no key. A later renaming must not change the models that match at this
     * revision, because caches keep responses of this revision forever.
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
