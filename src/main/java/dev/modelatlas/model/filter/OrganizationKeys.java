package dev.modelatlas.model.filter;

import java.util.List;
import java.util.Optional;

import dev.modelatlas.organization.Organization;
import dev.modelatlas.organization.OrganizationDirectory;
import dev.modelatlas.organization.Organizations;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.revision.Snapshot;

/** Looks up the organizations in a filter, including organizations that exist only in a later revision. */
record OrganizationKeys(OrganizationDirectory directory, Snapshot snapshot, CurrentRevision current) {
    /**
     * The keys of the organization with the slug; empty when no such organization exists. For an organization that
     * exists only in a later revision, these are the keys that its former names have in this revision. Without former
     * names, it is its own key, to which no model of this revision refers.
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
