package dev.modelatlas.country;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.Node;
import dev.modelatlas.graphql.NodeId;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.vocabulary.Name;
import dev.modelatlas.vocabulary.SearchHit;
import dev.modelatlas.vocabulary.Subject;

/**
 * A country with its counts at one revision.
 *
 * @param snapshot the revision at which nested fields are read
 * @param names the display name in each language; the field {@code name(language)} returns one of these names
 * @param nameKey the key for sorting by name: lower case, without accents
 */
@Description("A country listed in ISO 3166-1, with the models attributed to it.")
public record Country(
        @Ignore Snapshot snapshot,

        @NonNull @Description("ISO 3166-1 alpha-2 code, such as \"KR\".")
        String code,

        @Ignore Name names,
        @Ignore String nameKey)
        implements Node, Subject, SearchHit {

    @Override
    @Id
    @NonNull @Description("Opaque ID for `node(id)`. If the query pinned a revision, the ID includes that revision.")
    public String getId() {
        return NodeId.encode("Country", code, snapshot.pinnedRevision());
    }
}
