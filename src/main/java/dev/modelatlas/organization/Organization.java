package dev.modelatlas.organization;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.country.Country;
import dev.modelatlas.graphql.Node;
import dev.modelatlas.graphql.NodeId;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.vocabulary.Name;
import dev.modelatlas.vocabulary.SearchHit;
import dev.modelatlas.vocabulary.Sector;
import dev.modelatlas.vocabulary.Subject;

/**
 * An organization at one revision.
 *
 * @param snapshot the revision at which nested fields are read
 * @param key ID in the database
 * @param names the display names; the field {@code name(language)} returns one of them
 * @param nameKey the key for sorting by name
 * @param groupKey ID of the parent organization; the organization's own ID if there is none
 * @param directory finds the organization's group and members
 */
@Description("A developer of models: a company, university, public body or community.")
public record Organization(
        @Ignore Snapshot snapshot,
        @Ignore int key,

        @NonNull @Description("Stable identifier for filters and links, such as \"openai\".")
        String slug,

        @Ignore Name names,
        @Ignore String nameKey,

        @Description("Sector of the organization; null when unknown.")
        Sector sector,

        @Description("Country of the headquarters; null when unknown.")
        Country headquarters,

        @Ignore int groupKey,
        @Ignore Organizations directory)
        implements Node, Subject, SearchHit {

    @Override
    @Id
    @NonNull @Description("Opaque ID for `node(id)`. If the query pinned a revision, the ID includes that revision.")
    public String getId() {
        return NodeId.encode("Organization", slug, snapshot.pinnedRevision());
    }

    /** The parent organization; this organization itself if there is none. */
    @Description("The parent organization, or this organization itself if it has no parent. With the basis GROUP, the "
            + "models of this organization are attributed to its `group`.")
    public Organization getGroup() {
        return directory.byKey(groupKey);
    }
}
