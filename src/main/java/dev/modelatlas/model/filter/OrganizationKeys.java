package dev.modelatlas.model.filter;

import java.util.List;
import java.util.Optional;

import dev.modelatlas.organization.Organization;
import dev.modelatlas.organization.OrganizationDirectory;
import dev.modelatlas.organization.Organizations;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.revision.Snapshot;

/**
 * Looks up the organizations that a filter names. Also finds organizations that exist only in a revision after
 * {@code snapshot}.
 */
record OrganizationKeys(OrganizationDirectory directory, Snapshot snapshot, CurrentRevision current) {
    /**
     * Returns the keys of the organization with the slug; empty when no such organization exists. If the organization
     * exists only in a later revision, returns the keys of its predecessors: the organizations of this revision that
     * later received its name. If there are no predecessors, returns the organization's own key, to which no model of
     * this revision refers.
     */
    Optional<List<Integer>> of(String slug) {
        var then = directory.at(snapshot);
        return then.bySlug(slug).map(found -> List.of(found.key())).or(() -> ofLater(slug, then));
    }

    private Optional<List<Integer>> ofLater(String slug, Organizations then) {
        var newest = current.number().orElse(snapshot.revision());
        if (newest <= snapshot.revision()) {
            return Optional.empty();
        }
        var now = directory.at(new Snapshot(newest, false));
        return now.bySlug(slug).map(found -> {
            var former = now.slugs(found).stream()
                    .flatMap(name -> then.bySlug(name).stream())
                    .map(Organization::key)
                    .distinct()
                    .toList();
            return former.isEmpty() ? List.of(found.key()) : former;
        });
    }
}
