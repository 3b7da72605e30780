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
 * A country as it counts at one revision.
 *
 * @param snapshot what is nested below it is read at
 * @param names what {@code name(language)} chooses from
 */
@Description("A country of ISO 3166-1, with the models that count for it.")
public record Country(
        @Ignore Snapshot snapshot,

        @NonNull @Description("ISO 3166-1 alpha-2 code, such as \"KR\".")
        String code,

        @Ignore Name names)
        implements Node, Subject, SearchHit {

    @Override
    @Id
    @NonNull @Description("Opaque id for node(id). Reached at a pinned revision it also carries that revision.")
    public String getId() {
        return NodeId.encode("Country", code, snapshot.pinned() ? snapshot.revision() : null);
    }
}
