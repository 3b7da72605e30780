package dev.modelatlas.claim;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.Node;
import dev.modelatlas.graphql.NodeId;
import dev.modelatlas.revision.Snapshot;

/**
 * A statement of a report, at a revision.
 *
 * @param place position among all claims, starting at 0
 * @param file the file that defines the claim
 */
@Description(
        "A statement of a published report, and whether it holds at one revision. Statements are paraphrased, not quoted.")
public record Claim(
        @Ignore Snapshot snapshot,
        @Ignore int place,
        @Ignore ClaimFile file,

        @NonNull @Description("The report that makes the statement.")
        Report report,

        @NonNull @Description("Stable identifier, such as \"is-198-22\".")
        String slug,

        @Description(
                "Where the statement is published: a page of the report, the conclusion of the report, or an article "
                        + "that quotes the statement. Null for reports without pages.")
        String page,

        @NonNull @Description("The GraphQL document that computes the values. It has one variable, `$revision: Int!`.")
        String document)
        implements Node {

    @Override
    @Id
    @NonNull @Description("Opaque ID for `node(id)`. If the query pinned a revision, the ID includes that revision.")
    public String getId() {
        return NodeId.encode("Claim", slug, snapshot.pinnedRevision());
    }

    /** The same claim at another revision. */
    Claim at(Snapshot other) {
        return new Claim(other, place, file, report, slug, page, document);
    }
}
