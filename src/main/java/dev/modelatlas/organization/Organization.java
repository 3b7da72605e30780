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
 * An organization as it stands at one revision.
 *
 * @param snapshot what is nested below it is read at
 * @param key key of its row
 * @param names what {@code name(language)} chooses from
 * @param nameKey what it is sorted by
 * @param groupKey key of the parent it is counted under; its own when it has none
 * @param directory where its group and members are found
 */
@Description("Who makes models: a company, university, public body or community.")
public record Organization(
        @Ignore Snapshot snapshot,
        @Ignore int key,

        @NonNull @Description("Stable name for filters and links, such as \"openai\".")
        String slug,

        @Ignore Name names,
        @Ignore String nameKey,

        @Description("What kind of organization; null when unknown.")
        Sector sector,

        @Description("Country of the headquarters; null when unknown.")
        Country headquarters,

        @Ignore int groupKey,
        @Ignore Organizations directory)
        implements Node, Subject, SearchHit {

    @Override
    @Id
    @NonNull @Description("Opaque id for node(id). Reached at a pinned revision it also carries that revision.")
    public String getId() {
        return NodeId.encode("Organization", slug, snapshot.pinned() ? snapshot.revision() : null);
    }

    /** The parent that this organization is counted under; itself when it has none. */
    @Description("The parent it is counted under; itself when it has none.")
    public Organization getGroup() {
        return directory.byKey(groupKey);
    }
}
